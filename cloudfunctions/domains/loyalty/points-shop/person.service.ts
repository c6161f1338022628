import type { Told } from '#shared/base/facts/told-facts'
import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { GoodsPast } from '#shared/ledger/account/goods-past'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Past } from '../../../platform/noun/past'
import { getHolder, recordsOfPerson } from '../../people/member/member.face'
import { dropPickUp } from './ending.service'
import { groupCollected, listWaitingOf, movePickUps } from './pick-up.repository'

/** Each costs an exchange of points, so nobody has more of them waiting. */
const WAITING_MAX = 100

/** After a merge or its undoing: pick-ups go with the record that paid. Told again, there is nothing left to move. */
export async function moveWithMember(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  const holder = await getHolder(db, memberId)
  for (const recordId of await recordsOfPerson(db, memberId)) await movePickUps(db, recordId, holder._id)
}

/**
 * When a member has left, what waits for them goes back to the store. Each is a transaction of its own. What a merged
 * record paid for was moved to the one that carries on; where that is still to come, the night's job finds it.
 */
export async function dropOfClosed(
  _tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { db, now }: Pick<Context, 'db' | 'now'>,
): Promise<void> {
  for (const { _id } of await listWaitingOf(db, memberId, WAITING_MAX)) {
    await db.transaction((tx) => dropPickUp(tx, _id, now))
  }
}

/** What a person has taken home, for the limits of a later membership. */
export const goodsHad: Past = async ({ db, now }, recordIds) => {
  const month = monthOf(businessDayOf(now))
  const all = await groupCollected(db, recordIds)
  if (all.length === 0) return {}
  const ofMonth = await groupCollected(db, recordIds, month)
  const goods = all.map(({ key, count }): GoodsPast => {
    return { goodsId: key, inAll: count, month, inMonth: ofMonth.find((had) => had.key === key)?.count ?? 0 }
  })
  return { goods }
}
