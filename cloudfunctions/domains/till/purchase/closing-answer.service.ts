import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { recordsOfPerson } from '../../people/member/member.face'
import { findPurchase, listWithReason, savePurchase } from './purchase.repository'

const AT_ONCE = 100

/** A membership has ended: why something came back may tell a person, so it goes. Told again, nothing is left. */
export async function forgetReasons(_tx: Tx, { memberId }: Heard<'member.closed'>, { db }: Context): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  for (;;) {
    const found = await listWithReason(db, records, AT_ONCE)
    for (const { _id } of found) await db.transaction((tx) => forgetReasonsOf(tx, _id))
    if (found.length < AT_ONCE) return
  }
}

/** As it is now: a till may be paying back a part at the same time. */
async function forgetReasonsOf(tx: Tx, purchaseId: string): Promise<void> {
  const purchase = await findPurchase(tx, purchaseId)
  if (purchase) await savePurchase(tx, withoutReasons(purchase))
}

const withoutReasons = (purchase: Purchase): Purchase => ({
  ...purchase,
  refunds: purchase.refunds.map((refund) => ({ ...refund, note: '' })),
  undone: purchase.undone && { ...purchase.undone, note: null },
})
