import type { Entrance } from '#shared/growth/entrance/entrance'
import { joinedChannel } from '#shared/growth/entrance/joined-channel'
import { activeIn, buyersIn, type FigureFacts, sumOf } from '#shared/insight/figure/facts'
import { type FigureDay, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { FIGURES } from '#shared/insight/figure/figures'
import { before, lastPeriod, PERIODS } from '#shared/insight/figure/period'
import { addDays } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Shop } from '../../../../testing/shop'
import type { Member } from '../../../people/member/member.face'
import { auditBuyers } from './audit-buyers'
import { type Looked, partsOf } from './audit-parts'
import { auditVisitors } from './audit-visitors'

/** What the books say of one slice of one day, reckoned from every purchase and each of its refunds. */
interface Reckoned {
  orders: number
  spentFen: number
  buyers: number
  couponOrders: number
  couponFen: number
  couponOffFen: number
}

/**
 * All faults found in counted days, as sentences; empty means that every figure of money equals the books to the fen. Days that are
 * marked for counting are left out, and so are purchases that were written after `settledAt`: the night has not seen them.
 */
export function auditFigures({ database }: Pick<Shop, 'database'>, { settledAt }: { settledAt: number }): string[] {
  const read = <T>(collection: string) => database.find(collection) as unknown as T[]
  const purchases = read<Purchase>('purchases')
  const channels = channelsOf(read)
  const marks = read<{ _id: string; day: string }>('open_days')
  const open = new Set(marks.filter(({ _id }) => /^(figure|event):/.test(_id)).map(({ day }) => day))
  for (const { day, changedAt } of purchases) if (changedAt > settledAt) open.add(day)
  const standing = purchases.filter(({ isBack }) => !isBack)
  const counted = read<FigureDay>('figure_days').filter(({ day }) => !open.has(day))
  return [
    ...auditDays(standing, counted, { open, channels }),
    ...auditBuyers(purchases, counted, { open, channels }),
    ...auditVisitors(read('member_days'), counted, { open, channels }),
    ...auditPeriods(standing, counted, open),
  ]
}

/** By which channel members joined, as their entrance was counted then. */
function channelsOf(read: <T>(collection: string) => T[]): Map<string, string> {
  const entrances = new Map(read<Entrance>('entrances').map((entrance) => [entrance._id, entrance]))
  const joins = read<Member>('members').map(({ _id, joined }) => [_id, joinedChannel(joined, entrances)] as const)
  return new Map(joins.flatMap(([memberId, channel]) => (channel === null ? [] : [[memberId, channel] as const])))
}

function auditDays(standing: readonly Purchase[], counted: readonly FigureDay[], { open, channels }: Looked): string[] {
  const expected = new Map<string, Reckoned>()
  for (const [id, sold] of bySlice(
    standing.filter(({ day }) => !open.has(day)),
    channels,
  ))
    expected.set(id, reckoned(sold))
  const faults = counted.flatMap((day) => {
    const { orders, spentFen, buyers, couponOrders, couponFen, couponOffFen } = day
    const found = { orders, spentFen, buyers, couponOrders, couponFen, couponOffFen }
    const wanted = expected.get(day._id) ?? reckoned([])
    return same(found, wanted) ? [] : [`${day._id}: ${JSON.stringify(found)} ≠ ${JSON.stringify(wanted)}`]
  })
  const known = new Set(counted.map(({ _id }) => _id))
  const missing = [...expected.keys()].filter((id) => !known.has(id)).map((id) => `${id} was not counted`)
  return [...faults, ...missing]
}

function bySlice(purchases: readonly Purchase[], channels: Looked['channels']): Map<string, Purchase[]> {
  const groups = new Map<string, Purchase[]>()
  for (const purchase of purchases) {
    for (const slice of [WHOLE_SHOP, ...partsOf(purchase, channels)]) {
      const id = `${purchase.day}:${slice}`
      groups.set(id, [...(groups.get(id) ?? []), purchase])
    }
  }
  return groups
}

const keptOf = ({ amountFen, refunds }: Purchase) =>
  refunds.reduce((left, refund) => left - refund.amountFen, amountFen)
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const couponsOf = ({ basket }: Purchase) => basket?.coupons ?? []

function reckoned(sold: readonly Purchase[]): Reckoned {
  const withCoupon = sold.filter(({ couponCount }) => couponCount > 0)
  return {
    orders: sold.length,
    spentFen: sum(sold.map(keptOf)),
    buyers: new Set(sold.map(({ memberId }) => memberId)).size,
    couponOrders: withCoupon.length,
    couponFen: sum(withCoupon.map(keptOf)),
    couponOffFen: sum(withCoupon.flatMap(couponsOf).map(({ discountFen }) => discountFen)),
  }
}

const same = (one: Reckoned, other: Reckoned) =>
  (Object.keys(one) as (keyof Reckoned)[]).every((name) => one[name] === other[name])

/** Of each period that ends by the last day: turnover, orders, different buyers, and the factors whose product is the turnover. */
function auditPeriods(
  standing: readonly Purchase[],
  counted: readonly FigureDay[],
  open: ReadonlySet<string>,
): string[] {
  const days = counted.filter(({ slice }) => slice === WHOLE_SHOP)
  const lastDay = days
    .map(({ day }) => day)
    .sort()
    .at(-1)
  if (!lastDay) return []
  const facts: FigureFacts = {
    scope: 'shop',
    days: new Map(days.map((day) => [day.day, day])),
    fromDay: addDays(lastDay, -900),
    totals: new Map(),
    fenPer100Points: null,
  }
  const figure = (key: string) => FIGURES.find((each) => each.key === key)
  return PERIODS.flatMap((kind) => {
    const last = lastPeriod(kind, lastDay)
    return [last, before(kind, last)].flatMap((period) => {
      const isIn = (day: string) => day >= period.fromDay && day <= period.toDay
      if ([...open].some(isIn)) return []
      const sold = standing.filter(({ day }) => isIn(day))
      const spentFen = sum(sold.map(keptOf))
      const buyers = new Set(sold.map(({ memberId }) => memberId)).size
      const active = activeIn(facts, period)
      const told: [string, number | null | undefined, number | null][] = [
        ['turnover', figure('turnover')?.of(facts, period).value, spentFen],
        ['orders', sumOf(facts, period, 'orders'), sold.length],
        ['buyers', buyersIn(facts, period), buyers],
        [
          'order value',
          figure('orderValue')?.of(facts, period).value,
          sold.length === 0 ? null : spentFen / sold.length,
        ],
        ['more buyers than members who came', active === null ? 0 : Math.max(0, buyers - active), 0],
      ]
      return told
        .filter(([, found, wanted]) => found !== wanted)
        .map(([name, found, wanted]) => `${name} from ${period.fromDay} to ${period.toDay}: ${found} ≠ ${wanted}`)
    })
  })
}
