import type { Spending } from '#shared/reach/journey/spending'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const spendings = collection<Spending>('journey_spendings')
const PARTS_MAX = 64

export const findSpending = (reader: Reader, id: string) => reader.find(spendings, id)
export const saveSpending = (tx: Tx, spending: Spending) => tx.save(spendings, spending)
/** By byJourney. */
export const listSpendings = (db: Db, journeyId: string) =>
  db.list(spendings, { where: { journeyId }, limit: PARTS_MAX })
