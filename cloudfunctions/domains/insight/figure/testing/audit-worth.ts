import type { ChannelCost } from '#shared/growth/entrance/cost'
import type { Bond } from '#shared/growth/referral/bond'
import { addMonths, type BusinessMonth, businessDayOf, monthOf, monthsBetween } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import type { Coupon } from '#shared/loyalty/coupon/coupon'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Shop } from '../../../../testing/shop'

type Books = Pick<Shop, 'database'>

/** What a page says of the newcomers of a month. */
export interface ToldWorth {
  month: string
  size: number
  cost: { channelsFen: number; rewardsFen: number; couponsFen: number }
  cacFen: number | null
  broughtFen: number[]
}

const readFrom =
  ({ database }: Books) =>
  <T>(collection: string) =>
    database.find(collection) as unknown as T[]
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const keptFen = ({ amountFen, refunds }: Purchase) => amountFen - sum(refunds.map((refund) => refund.amountFen))

/**
 * What newcomers of each month cost and have brought, reckoned from every purchase, reward and cost, beside what a page tells.
 * Costs are taken to lie within one month. Answers faults as sentences.
 */
export function auditWorth(
  shop: Books,
  told: readonly ToldWorth[],
  { thisMonth, fenPer100Points }: AuditedAt,
): string[] {
  const wanted = reckonWorth(shop, { thisMonth, fenPer100Points })
  const known = new Map(told.map((each) => [each.month, each]))
  return wanted.flatMap((each) => {
    const found = known.get(each.month)
    const { month, size, cost, cacFen, broughtFen } = found ?? {
      month: each.month,
      size: 0,
      cost: null,
      cacFen: null,
      broughtFen: [],
    }
    const [one, other] = [JSON.stringify({ month, size, cost, cacFen, broughtFen }), JSON.stringify(each)]
    return one === other ? [] : [`${one} ≠ ${other}`]
  })
}

interface AuditedAt {
  thisMonth: BusinessMonth
  fenPer100Points: number
}

function reckonWorth(shop: Books, { thisMonth, fenPer100Points }: AuditedAt): ToldWorth[] {
  const read = readFrom(shop)
  const standing = read<Purchase>('purchases').filter(({ isBack }) => !isBack)
  const persons = [...groupedBy(standing, ({ memberId }) => memberId).values()].map((own) => {
    const firstDay = own.map(({ day }) => day).sort()[0] ?? ''
    return { own, firstDay, month: monthOf(firstDay as Purchase['day']) }
  })
  const rewarded = read<Bond>('referrals').filter(({ state }) => state === 'rewarded')
  const costs = read<ChannelCost>('channel_costs')
  return [...groupedBy(persons, ({ month }) => month)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, members]) => {
      const bought = members.flatMap(({ own }) => own)
      const firsts = members.flatMap(({ own, firstDay }) => own.filter(({ day }) => day === firstDay))
      const points = rewarded
        .filter(({ boundAt }) => monthOf(businessDayOf(boundAt)) === month)
        .map(({ reward }) => sum([reward?.inviterPoints ?? 0, reward?.inviteePoints ?? 0, reward?.ladderPoints ?? 0]))
      const cost = {
        channelsFen: sum(costs.filter(({ fromDay }) => monthOf(fromDay) === month).map(({ costFen }) => costFen)),
        rewardsFen: Math.round((sum(points) * fenPer100Points) / 100),
        couponsFen: sum(firsts.flatMap(({ basket }) => (basket?.coupons ?? []).map(({ discountFen }) => discountFen))),
      }
      const spent = sum(Object.values(cost))
      const over = Math.max(0, monthsBetween(month, thisMonth))
      const broughtFen = Array.from({ length: over }, (_, at) => {
        const until = addMonths(month, at)
        return Math.round(sum(bought.filter(({ day }) => monthOf(day) <= until).map(keptFen)) / members.length)
      })
      return {
        month,
        size: members.length,
        cost,
        cacFen: spent === 0 ? null : Math.round(spent / members.length),
        broughtFen,
      }
    })
}

/** What is owed by the books now, in fen: points at the shop's own price, and what usable coupons take off at most. */
export function owedByBooks(shop: Books, fenPer100Points: number): { pointsFen: number; couponsFen: number } {
  const read = readFrom(shop)
  const active = read<Account>('accounts').filter(({ status }) => status === 'active')
  const usable = read<Coupon>('coupons').filter(({ status }) => status === 'available')
  return {
    pointsFen: Math.round(
      (sum(active.map(({ points }) => sum(points.lots.map((lot) => lot.points)))) * fenPer100Points) / 100,
    ),
    couponsFen: sum(usable.map(({ rules }) => (rules.offer.kind === 'amountOff' ? rules.offer.amountOffFen : 0))),
  }
}
