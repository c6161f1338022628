import type { Bond } from '#shared/growth/referral/bond'
import type { Shop } from '../../../../testing/shop'
import { timerContext } from '../../../../testing/timer-context'
import { sweepOutboxJob } from '../../../base/facts/facts.jobs'
import { runJob } from '../../../base/job/job.service'
import { EAST, type Person, unusedCode } from '../../../people/staff/testing/shop-floor'
import type { Verdict } from '../detect.repository'
import { detect } from '../detect.service'
import { anInviter, type Invitor, sweep } from './programme'

/** What a phone says of itself: the same for all of these. */
export const ONE_PHONE = '00112233445566778899aabbccddeeff'

export const verdictOf = (shop: Shop, bondId: string) =>
  shop.database.get('referral_verdicts', bondId) as unknown as Verdict | null

/** An inviter whose phone is known from a visit. */
export async function anInviterOn(shop: Shop, deviceKey: string): Promise<Invitor> {
  const inviter = await anInviter(shop)
  const visit = { touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0, deviceKey }
  await inviter.call('entrance.recordTouch', visit)
  return inviter
}

/** Friends who join one after the other on one phone. */
export async function friendsOn(shop: Shop, { code }: Invitor, deviceKey: string, count: number): Promise<string[]> {
  const memberIds: string[] = []
  for (let each = 0; each < count; each += 1) {
    const home = await shop.phone().call('home.open', { entrance: { scene: 1007, inviter: code, deviceKey } })
    memberIds.push(home.memberId)
    shop.clock.advance(17 * 60_000)
  }
  return memberIds
}

export async function buys(shop: Shop, clerk: Person, memberId: string, amountFen = 3_000): Promise<string> {
  shop.clock.advance(60_000)
  const sale = { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen }
  return (await clerk.call('purchase.record', sale)).purchase.purchaseId
}

/** The bonds hear of what their friends have done, and nobody looks at them yet. */
export async function hearOfActs(shop: Shop): Promise<void> {
  await runJob({ ...timerContext(), requestId: shop.newRequestId() }, [sweepOutboxJob], 'sweep-outbox')
}

/** One inviter with so many further accounts on one phone: all but the first are held, in one case. */
export async function aHeldCase(shop: Shop, clerk: Person, accounts: number) {
  const inviter = await anInviterOn(shop, ONE_PHONE)
  const friends = await friendsOn(shop, inviter, ONE_PHONE, accounts)
  for (const memberId of friends) {
    await buys(shop, clerk, memberId)
    await sweep(shop, detect)
  }
  const held = friends.filter((memberId) => verdictOf(shop, memberId)?.standing === 'waiting')
  const caseId = verdictOf(shop, held[0] ?? '')?.caseId ?? ''
  return { inviter, friends, held, caseId }
}

/** Writes a bond as if it had been made by other means. */
export function putBond(shop: Shop, bond: Bond): void {
  shop.database.put('referrals', bond as unknown as { _id: string })
}
