import { EVERYBODY, type Suggestions } from '#shared/insight/recommendation/suggestions'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const suggestions = collection<Suggestions>('suggestions')

export const findSuggestions = (reader: Reader, memberId: string) => reader.find(suggestions, memberId)
export const findSuggestionsOf = (db: Db, memberIds: readonly string[]) => db.findMany(suggestions, memberIds)
/** The member’s own, and everybody’s. */
export const findWithEverybodys = (db: Db, memberId: string) => db.findMany(suggestions, [memberId, EVERYBODY])
export const saveSuggestions = (tx: Tx, made: Suggestions) => tx.save(suggestions, made)
/** False where the member has none yet. */
export const changeLists = async (
  db: Db,
  { _id, again, mayLike, madeAt }: Pick<Suggestions, '_id' | 'again' | 'mayLike' | 'madeAt'>,
): Promise<boolean> => (await db.updateWhere(suggestions, { _id }, { set: { again, mayLike, madeAt } })) > 0
export const saveEverybodys = (db: Db, made: Suggestions) => db.save(suggestions, made)
export const removeSuggestionsIn = (tx: Tx, memberId: string) => tx.remove(suggestions, memberId)
export const removeSuggestions = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(suggestions, { _id: { in: memberIds } })
