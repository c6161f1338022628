import { currentPerson } from './person.h5'

/** `temporaryPath` is a `blob:` or `data:` address. */
export async function uploadFile(temporaryPath: string, cloudPath: string): Promise<string> {
  const file = await (await fetch(temporaryPath)).blob()
  const response = await fetch(`/storage/${cloudPath}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream', 'x-changlai-person': currentPerson() },
    body: file,
  })
  const { fileID } = (await response.json()) as { fileID?: string }
  if (!fileID) throw new Error('The file was not stored')
  return fileID
}
