import type { Score } from '#shared/insight/score/score'
import { seeded } from '#shared/insight/score/testing/a-shop'
import { addDays, type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { newAccount } from '#shared/ledger/account/new-account'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import type { Purchase } from '#shared/till/purchase/purchase'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import type { Member } from '../../../people/member/member.repository'
import { newMember } from '../../../people/member/new-member'

type ShopDatabase = Pick<Shop, 'database' | 'clock'>

const NOON_MS = 43_200_000
export const personalization = (isGranted: boolean) => ({
  personalization: { version: CONSENT_VERSIONS.personalization, isGranted, at: 0 },
})

/** A member who uses the mini-program, with consent, as a visitor's first visit made them. */
export function putMember({ database, clock }: ShopDatabase, number: number, change: Partial<Member> = {}): string {
  const memberId = memberIdOf(number)
  const at = clock.now()
  const joined = { at, via: 'wechat', storeId: 'str_east', entrance: null, requestId: '' } as const
  const member = newMember(memberId, joined, [`wx:oBuyer${number}`])
  database.put('members', { ...member, welcomeDueAt: null, consents: personalization(true), ...change })
  database.put('accounts', { ...newAccount(memberId, 'paper', at) })
  return memberId
}

/** What a member bought on a day; recorded at noon of that day, whatever the clock says. */
export function putPurchase(
  { database }: Pick<Shop, 'database'>,
  memberId: string,
  day: string,
  change: Partial<Purchase> = {},
): string {
  const at = startOfDay(day as BusinessDay) + NOON_MS
  const _id = `str_east:${memberId}:${day}`
  const money = {
    amountFen: 3000,
    discountFen: 0,
    couponCount: 0,
    basket: null,
    refundedFen: 0,
    isBack: false,
    refunds: [],
  }
  const earned = { entryId: null, pointsEarned: 0, growthEarned: 0, undone: null, staffId: null, source: 'till' }
  const fact = { _id, memberId, storeId: 'str_east', at, day, changedAt: at }
  database.put('purchases', { ...fact, ...money, ...earned, ...change })
  return _id
}

/** Refunds a purchase at an instant, wholly or in part. */
export function putRefund(
  { database }: Pick<Shop, 'database'>,
  purchaseId: string,
  amountFen: number,
  at: number,
): void {
  const purchase = database.get('purchases', purchaseId) as unknown as Purchase
  const refunds = [...purchase.refunds, { refundId: `r${at}`, amountFen, at }]
  const refundedFen = purchase.refundedFen + amountFen
  const isBack = refundedFen >= purchase.amountFen
  database.put('purchases', { ...purchase, refunds, refundedFen, isBack, changedAt: at })
}

/** So many buyers with histories of up to a year that end by `lastDay`, the same every time. */
export function putBuyers(shop: ShopDatabase, count: number, lastDay: string): string[] {
  const random = seeded(4711)
  return Array.from({ length: count }, (_, index) => {
    const memberId = putMember(shop, index + 1)
    const gap = 20 + 120 * random()
    for (let ago = 340 * random(); ago > 0; ago -= gap * (0.5 + random())) {
      const day = addDays(lastDay as BusinessDay, -Math.floor(ago))
      putPurchase(shop, memberId, day, { amountFen: 500 + Math.floor(random() * 6000) })
      if (random() < 0.15) break
    }
    return memberId
  })
}

export const scoreOf = ({ database }: Pick<Shop, 'database'>, memberId: string) =>
  database.get('scores', memberId) as unknown as Score | null

/** One night's run, to its end. */
export async function runNight(shop: Pick<Shop, 'ops'>) {
  for (;;) {
    const state = await shop.ops('job.run', { job: 'score-members' })
    if (state.status !== 'running') return state
  }
}

export async function lastRun(shop: Pick<Shop, 'ops'>) {
  const [run] = (await shop.ops('score.listRuns', {})).runs
  if (!run) throw new Error('there was no run')
  return run
}
