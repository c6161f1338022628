import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { shareInterval } from '#shared/kernel/share-interval'
import { ALL_STORES, FAR, type FigureDay } from './figure-day'
import { moved, type Period } from './period'

/** What figures are counted from: days of one store or of all, by day. */
export interface FigureFacts {
  storeId: string
  days: ReadonlyMap<BusinessDay, FigureDay>
  /** What the tills took altogether, by day, of members and of everybody else, as far as somebody has entered it. */
  totals: ReadonlyMap<BusinessDay, number>
  /** Different members active in a period; null where it is not known, as for one store. */
  activeIn(period: Period): number | null
}

export type FigureUnit = 'fen' | 'times' | 'members' | 'percent'

export interface Counted {
  value: number | null
  /** Of a share, its 95 % interval and what it is a share of. */
  interval: { from: number; to: number } | null
  whole: number | null
}

/** A figure that shops are run by. */
export interface FigureSpec {
  key: string
  title: string
  unit: FigureUnit
  /** How it is computed, and what it means. Simplified Chinese. */
  formula: string
  definition: string
  /** Whether one store has it too. */
  ofStores: boolean
  of(facts: FigureFacts, period: Period): Counted
}

const amount = (value: number | null): Counted => ({ value, interval: null, whole: null })
const share = (part: number, whole: number): Counted => ({
  value: whole === 0 ? null : part / whole,
  interval: shareInterval(part, whole),
  whole,
})
/** Of money a share has no interval: fen are not drawn by chance. */
const moneyShare = (part: number, whole: number): Counted => amount(whole === 0 ? null : part / whole)

export function daysIn({ days }: FigureFacts, { fromDay, toDay }: Period): FigureDay[] {
  const length = daysBetween(fromDay, toDay) + 1
  return Array.from({ length }, (_, at) => days.get(addDays(fromDay, at))).flatMap((day) => day ?? [])
}

export function sumOf(
  facts: FigureFacts,
  period: Period,
  field: 'orders' | 'spentFen' | 'buyers' | 'couponOrders' | 'couponFen',
) {
  return daysIn(facts, period).reduce((sum, day) => sum + day[field], 0)
}

/** Different members who bought in a period: on each day those who had not bought in it before. */
export function buyersIn(facts: FigureFacts, period: Period): number {
  return daysIn(facts, period).reduce((sum, { day, gaps }) => {
    const since = daysBetween(period.fromDay, day)
    return sum + gaps.reduce((members, [ago, count]) => members + (ago === 0 || ago > since ? count : 0), 0)
  }, 0)
}

function totalIn({ totals }: FigureFacts, { fromDay, toDay }: Period): number {
  return [...totals].reduce((sum, [day, fen]) => sum + (day >= fromDay && day <= toDay ? fen : 0), 0)
}

const firstBuyersIn = (facts: FigureFacts, period: Period): number =>
  daysIn(facts, period).reduce((sum, { gaps }) => sum + (gaps.find(([ago]) => ago === 0)?.[1] ?? 0), 0)

/** Members who bought on the days of a period, and those of them who bought again within so many days. */
function boughtAgain(facts: FigureFacts, period: Period, within: number): Counted {
  const began = daysIn(facts, period)
  const again = began.reduce((sum, { day }) => {
    let members = 0
    for (let ago = 1; ago <= within; ago += 1) {
      const later = facts.days.get(addDays(day, ago))
      members += later?.gaps.find(([gap]) => gap === ago)?.[1] ?? 0
    }
    return sum + members
  }, 0)
  return share(
    again,
    began.reduce((sum, { buyers }) => sum + buyers, 0),
  )
}

const repeat = (within: number): FigureSpec => ({
  key: `repeat${within}`,
  title: `${within} 天复购率`,
  unit: 'percent',
  formula: `买过以后 ${within} 天内又来买的人次 ÷ 买过的人次`,
  definition: `看 ${within} 天以前的那一段：那时每天买过的会员里，${within} 天内又来买过一次的占多少。同一天买几笔算一次。`,
  ofStores: false,
  of: (facts, period) => boughtAgain(facts, moved(period, -within), within),
})

export const FIGURES: readonly FigureSpec[] = [
  {
    key: 'turnover',
    title: '会员消费金额',
    unit: 'fen',
    formula: '会员实付 − 之后的退款',
    definition: '退款算在消费那一天；整笔退的和撤销的不算。',
    ofStores: true,
    of: (facts, period) => amount(sumOf(facts, period, 'spentFen')),
  },
  {
    key: 'orders',
    title: '会员消费笔数',
    unit: 'times',
    formula: '没有整笔退回的消费',
    definition: '一位会员一天买两次，算两笔。',
    ofStores: true,
    of: (facts, period) => amount(sumOf(facts, period, 'orders')),
  },
  {
    key: 'orderValue',
    title: '客单价',
    unit: 'fen',
    formula: '会员消费金额 ÷ 会员消费笔数',
    definition: '平均一笔多少钱，退掉的部分已经减去。',
    ofStores: true,
    of: (facts, period) => {
      const orders = sumOf(facts, period, 'orders')
      return amount(orders === 0 ? null : sumOf(facts, period, 'spentFen') / orders)
    },
  },
  {
    key: 'buyers',
    title: '买过的会员',
    unit: 'members',
    formula: '这段时间里至少买过一次的会员，每人算一次',
    definition: '整笔退的和撤销的不算买过。',
    ofStores: false,
    of: (facts, period) => amount(buyersIn(facts, period)),
  },
  {
    key: 'arpu',
    title: '每位活跃会员的消费',
    unit: 'fen',
    formula: '会员消费金额 ÷ 活跃会员',
    definition: '活跃：这段时间里打开过小程序、签到、领券、用券或消费，每人算一次。',
    ofStores: false,
    of: (facts, period) => {
      const active = facts.activeIn(period)
      return amount(active === null || active === 0 ? null : sumOf(facts, period, 'spentFen') / active)
    },
  },
  {
    key: 'newShare',
    title: '新客占比',
    unit: 'percent',
    formula: '第一次买的会员 ÷ 买过的会员',
    definition: '第一次：以前没有任何一笔算数的消费，导入的老消费也算以前。',
    ofStores: false,
    of: (facts, period) => share(firstBuyersIn(facts, period), buyersIn(facts, period)),
  },
  repeat(30),
  repeat(90),
  repeat(365),
  {
    key: 'memberShare',
    title: '会员消费占比',
    unit: 'percent',
    formula: '会员消费金额 ÷ 填过的全店营业额',
    definition: '只算填了营业额的日子。',
    ofStores: true,
    of: (facts, period) => {
      const known = daysIn(facts, period).filter(({ day }) => facts.totals.has(day))
      const entered = totalIn(facts, period)
      return moneyShare(
        known.reduce((sum, { spentFen }) => sum + spentFen, 0),
        entered,
      )
    },
  },
  {
    key: 'couponShare',
    title: '靠券的消费',
    unit: 'percent',
    formula: '用了券的消费金额 ÷ 会员消费金额',
    definition: '越高，越说明没有券就不来。等级权益自动减的不算用券。',
    ofStores: true,
    of: (facts, period) => moneyShare(sumOf(facts, period, 'couponFen'), sumOf(facts, period, 'spentFen')),
  },
  {
    key: 'couponOrders',
    title: '用券的笔数占比',
    unit: 'percent',
    formula: '用了券的笔数 ÷ 会员消费笔数',
    definition: '一笔里用几张券都算一笔。',
    ofStores: true,
    of: (facts, period) => share(sumOf(facts, period, 'couponOrders'), sumOf(facts, period, 'orders')),
  },
]

export const figuresFor = (storeId: string): readonly FigureSpec[] =>
  storeId === ALL_STORES ? FIGURES : FIGURES.filter(({ ofStores }) => ofStores)

/** The gap between two days on which a member bought, as days keep it. */
export const gapOf = (previousDay: BusinessDay | null, day: BusinessDay): number =>
  previousDay === null ? 0 : Math.min(FAR, daysBetween(previousDay, day))
