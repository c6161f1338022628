import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** How often a member has tried codes of a kind in an hour; `_id` is `<kind>:<member>:<hour>`. */
export interface CodeTries {
  _id: string
  tries: number
  /** Keyed hashes of the codes tried, so that the same code is not counted twice. */
  tried: Record<string, number>
  at: number
}

const tries = collection<CodeTries>('code_tries')

export const findTries = (db: Db, id: string) => db.find(tries, id)
export const insertTries = (db: Db, first: CodeTries) => db.insert(tries, first)
/** Counts one more, if there are fewer than `max` and this code was not counted. */
export const countTry = async (db: Db, id: string, code: string, { max, now }: { max: number; now: number }) =>
  (await db.updateWhere(
    tries,
    { _id: id, tries: { lt: max }, [`tried.${code}`]: { exists: false } },
    { inc: { tries: 1 }, set: { [`tried.${code}`]: now } },
  )) === 1
export const removeTriesBefore = (db: Db, at: number) => db.removeWhere(tries, { at: { lt: at } })
