/** What storage says of one file of a list. The call as a whole succeeds although each of them may have failed. */
export interface FileAnswer {
  fileID: string
  /** 0, or the number of an error that is this file's alone. */
  status: number
  errMsg?: string
  tempFileURL?: string
}

const FILE_NOT_THERE = -503003
const SYSTEM_ERROR = -501001

/** Fails as a call for this one file would, unless it is gone, or was so before. */
export function requireRemoved(answers: readonly FileAnswer[], fileId: string): void {
  const answer = answerFor(answers, fileId)
  if (answer.status !== 0 && answer.status !== FILE_NOT_THERE) throw errorOf(answer)
}

/** The address of this file; null when there is no such file. Fails as a call for this one file would. */
export function addressIn(answers: readonly FileAnswer[], fileId: string): string | null {
  const answer = answerFor(answers, fileId)
  if (answer.status === FILE_NOT_THERE) return null
  // Others have seen storage leave the address empty and call that a success.
  if (answer.status !== 0 || !answer.tempFileURL) throw errorOf(answer)
  return answer.tempFileURL
}

/** By its id: the SDK leaves out what it has no answer for, so that places shift. */
function answerFor(answers: readonly FileAnswer[], fileId: string): FileAnswer {
  return answers.find(({ fileID }) => fileID === fileId) ?? { fileID: fileId, status: SYSTEM_ERROR }
}

function errorOf({ status, errMsg = 'no answer for this file' }: FileAnswer): Error {
  return Object.assign(new Error(errMsg), { errCode: status === 0 ? SYSTEM_ERROR : status, errMsg })
}
