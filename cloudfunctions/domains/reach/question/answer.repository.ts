import type { Answered } from '#shared/reach/question/answer'
import type { QuestionResult } from '#shared/reach/question/results'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const answered = collection<Answered>('question_answers')
const results = collection<FormResult>('question_results')

/** As of a night; `_id` is the form's key. */
export interface FormResult {
  _id: string
  answered: number
  promoterScore: number | null
  results: QuestionResult[]
  countedAt: number
}

/** Forms come and go; nobody has answered more of them. */
const OF_PERSON_MAX = 200

export const findAnswered = (reader: Reader, id: string) => reader.find(answered, id)
export const findAllAnswered = (db: Db, ids: readonly string[]) => db.findMany(answered, ids)
export const saveAnswered = (tx: Tx, document: Answered) => tx.save(answered, document)
/** By byMember. */
export const listAnsweredOf = (db: Db, memberIds: readonly string[]) =>
  db.list(answered, { where: { memberId: { in: memberIds } }, orderBy: [['at', 'desc']], limit: OF_PERSON_MAX })
/** By byMember. */
export const removeAnsweredOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(answered, { memberId: { in: memberIds } })
/** By byForm. */
export const pageAnswered = (db: Db, formKey: string, afterId: string | null, limit: number) =>
  db.page(answered, { where: { formKey }, afterId, limit })
export const pageAllAnswered = (db: Db, afterId: string | null, limit: number) => db.page(answered, { afterId, limit })
/** By byAt. */
export const removeAnsweredBefore = (db: Db, at: number) => db.removeWhere(answered, { at: { lt: at } })

export const findResults = (db: Db, formKeys: readonly string[]) => db.findMany(results, formKeys)
export const saveResult = (db: Db, result: FormResult) => db.save(results, result)
