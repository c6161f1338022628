import type { SegmentCondition } from '#shared/insight/segment/language'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import type { Portrait, SegmentChange } from '#shared/ledger/account/portrait'
import { tickJob } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import type { Member } from '../../../people/member/member.repository'
import { newMember } from '../../../people/member/new-member'

export const DAY_MS = 86_400_000

type ShopDatabase = Pick<Shop, 'database' | 'clock'>

interface Person {
  account?: Partial<Account>
  member?: Partial<Member>
  /** How long ago the member joined; nothing has happened since. */
  joinedDaysAgo?: number
}

/** A member with an account, as a visitor's first visit made them. */
export function putPerson(shop: ShopDatabase, number: number, { account, member, joinedDaysAgo = 100 }: Person = {}) {
  const memberId = memberIdOf(number)
  const at = shop.clock.now() - joinedDaysAgo * DAY_MS
  const joined = { at, via: 'wechat', storeId: 'str_east', entrance: null, requestId: '' } as const
  shop.database.put('members', { ...newMember(memberId, joined, [`wx:o${number}`]), ...member })
  shop.database.put('accounts', { ...newAccount(memberId, 'paper', at), ...account })
  return memberId
}

/** A purchase at this moment of the shop's clock, as far as tags and segments look at one. */
export function putPurchase({ database, clock }: ShopDatabase, number: number, amountFen = 3000): void {
  const memberId = memberIdOf(number)
  const at = clock.now()
  const money = { amountFen, discountFen: 0, couponCount: 0, refundedFen: 0, isBack: false, refunds: [] }
  const _id = `str_east:${memberId}:${at}`
  database.put('purchases', { _id, memberId, storeId: 'str_east', ...money, at, day: businessDayOf(at), changedAt: at })
  const { counters, ...account } = database.get('accounts', memberId) as unknown as Account
  const { purchaseCount, spentFen } = counters
  const counted = { purchaseCount: purchaseCount + 1, spentFen: spentFen + amountFen, lastPurchaseAt: at }
  database.put('accounts', { ...account, counters: { ...counters, ...counted }, updatedAt: at })
}

export function putSegment({ database }: Pick<Shop, 'database'>, key: string, condition: SegmentCondition): string {
  const _id = `seg_${key}`
  const facts = { name: key, note: '测试', version: 1, by: '林店长', savedAt: 0, requestId: '' }
  database.put('segments', { _id, condition, state: 'building', build: null, ...facts })
  return _id
}

export const boughtLately = { kind: 'bought', withinDays: 30 } satisfies SegmentCondition

export const portraitOf = ({ database }: Pick<Shop, 'database'>, number: number) =>
  database.get('portraits', memberIdOf(number)) as unknown as Portrait | null
export const segmentIdsOf = (shop: Pick<Shop, 'database'>, number: number) => portraitOf(shop, number)?.segmentIds ?? []
export const tagKeysOf = (shop: Pick<Shop, 'database'>, number: number) => portraitOf(shop, number)?.tagKeys ?? []
/** Who came and went, in the order of days: '2026-11-22 +seg_a'. */
export const changesOf = ({ database }: Pick<Shop, 'database'>, number: number) =>
  (database.find('segment_changes') as unknown as SegmentChange[])
    .filter(({ memberId }) => memberId === memberIdOf(number))
    .map(({ day, kind, segmentId }) => `${day} ${kind === 'entered' ? '+' : '-'}${segmentId}`)
    .sort()

/** Moves on to 06:00 of a later day, when the night's work is done. */
export function sleepTo({ clock }: Pick<Shop, 'clock'>, day: string): void {
  clock.set(Date.parse(`${day as BusinessDay}T06:00:00+08:00`))
}

export const review = () => tickJob('review-portraits')
export const build = () => tickJob('build-segments')
