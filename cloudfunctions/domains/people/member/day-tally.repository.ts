import type { BusinessDay } from '#shared/kernel/business-day'
import type { DayTally, TalliedKind } from '#shared/ledger/account/day-tally'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** The part of a phone's identity that counts its day. */
interface CountedIdentity {
  _id: string
  tally?: DayTally
}

const identities = collection<CountedIdentity>('identities')

/** Adds to the day's count, or begins the day. */
export async function addToTally(
  db: Db,
  _id: string,
  day: BusinessDay,
  [kind, count]: [TalliedKind, number],
): Promise<void> {
  const add = () => db.updateWhere(identities, { _id, 'tally.day': day }, { inc: { [`tally.counts.${kind}`]: count } })
  if ((await add()) > 0) return
  const tally: DayTally = { day, counts: { [kind]: count } }
  if ((await db.updateWhere(identities, { _id, 'tally.day': { ne: day } }, { set: { tally } })) > 0) return
  // Somebody else has begun the day meanwhile.
  await add()
}
