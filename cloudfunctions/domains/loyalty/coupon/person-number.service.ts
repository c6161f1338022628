import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { findNumber, insertNumber, type PersonNumber, takeNumberOver } from './person-number.repository'
import { TAKEN_LAPSES_AFTER_MS } from './stock.repository'

/**
 * Takes a person's n-th copy for a fact, before its coupon is written. The same fact finds its own again. If another fact has
 * it, its coupon is either about to be written, and then the number is counted when it is read again; or whoever was about
 * to write it is dead, and then the number is free.
 */
export async function takeNumber({ db }: Pick<Context, 'db'>, wanted: PersonNumber): Promise<boolean> {
  if (await isNew(insertNumber(db, wanted))) return true
  const taken = await findNumber(db, wanted._id)
  if (!taken) return false
  const isOwn = taken.factId === wanted.factId
  if (!isOwn && taken.at > wanted.at - TAKEN_LAPSES_AFTER_MS) return false
  // Its own is held by this request from now on, so that nobody takes it for dead meanwhile.
  return (isOwn && taken.at >= wanted.at) || takeNumberOver(db, taken, wanted)
}
