import type { FactName } from '#shared/base/facts/fact-catalogue'
import type { EventName } from '#shared/insight/event/catalogue'
import { ACTIVATION_DAYS, type EventDay, FIRST_PURCHASE_DAYS } from '#shared/insight/event/event-day'
import { activeMembers } from '#shared/insight/report/active'
import type { CohortRow } from '#shared/insight/report/retention-grid'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

export type Stage = 'active' | 'acquisition' | 'activation' | 'retention' | 'referral' | 'revenue'
export type FigureUnit = 'members' | 'times' | 'fen' | 'percent'

/** What the board counts from: the days of the shop by day, and the cohorts by first day. */
export interface BoardFacts {
  days: ReadonlyMap<BusinessDay, EventDay>
  cohorts: ReadonlyMap<BusinessDay, CohortRow>
}

/** A part of a whole; a rate over several days divides the sums, not the rates. */
export interface Parts {
  part: number
  whole: number
}

/**
 * One figure of the board.
 * - `state`: how it stands at the end of a day (active in the last 7 days); days are compared, not added
 * - `sum`: something that happened on a day; days are added
 * - `rate`: a share of those who began on a day; known only `lagDays` later
 */
export type FigureSpec = {
  key: string
  stage: Stage
  title: string
  unit: FigureUnit
  /** Simplified Chinese, shown beside the figure. */
  definition: string
} & (
  | { kind: 'state'; of(facts: BoardFacts, day: BusinessDay): number }
  | { kind: 'sum'; of(day: EventDay): number }
  | { kind: 'rate'; lagDays: number; of(facts: BoardFacts, day: BusinessDay): Parts }
)

const active = (key: string, title: string, length: number, definition: string): FigureSpec => {
  const of = ({ days }: BoardFacts, day: BusinessDay) => activeMembers(days, day, length)
  return { key, stage: 'active', title, unit: 'members', definition, kind: 'state', of }
}

const retention = (days: number): FigureSpec => ({
  key: `retention${days}`,
  stage: 'retention',
  title: days === 1 ? '次日留存' : `${days} 日留存`,
  unit: 'percent',
  definition: `第一次来访之后的第 ${days} 天（自然日，北京时间）又来过的会员 ÷ 第一次来访已满 ${days} 天的会员。`,
  kind: 'rate',
  lagDays: days,
  of: ({ cohorts }, day) => {
    const cohort = cohorts.get(day)
    const known = cohort?.retained.find((each) => each.days === days)
    return { part: known?.classic ?? 0, whole: known ? (cohort?.size ?? 0) : 0 }
  },
})

function timesOf({ names }: EventDay, wanted: EventName | FactName): number {
  return names.find(({ name }) => name === wanted)?.count ?? 0
}

/** The board’s figures in their order. */
export const FIGURES: readonly FigureSpec[] = [
  active(
    'dau',
    '日活跃会员',
    1,
    '当天有任何行为的会员：打开小程序、签到、领券、用券或消费；只是出错不算。每人只计一次。',
  ),
  active('wau', '周活跃会员', 7, '截至当天的 7 天里至少有一天活跃的会员，每人只计一次。'),
  active('mau', '月活跃会员', 30, '截至当天的 30 天里至少有一天活跃的会员，每人只计一次。'),
  {
    key: 'attended',
    stage: 'active',
    title: '活动到场',
    unit: 'times',
    definition: '当天在门店活动（品鉴、课程等）由店员扫码放进来的人次。',
    kind: 'sum',
    of: (day) => timesOf(day, 'booking.attended'),
  },
  {
    key: 'faults',
    stage: 'active',
    title: '页面出错',
    unit: 'times',
    definition:
      '当天小程序自己报告的故障（画不出页面、没接住的错误、打不开的链接）次数，每次打开最多报告 5 个不同的。应当接近 0。',
    kind: 'sum',
    of: (day) => timesOf(day, 'app.failed'),
  },
  {
    key: 'unanswered',
    stage: 'active',
    title: '请求没有回应',
    unit: 'times',
    definition: '当天会员的请求重试后仍没有得到回应的次数，多半是会员那边没有网络；突然变多要看云函数。',
    kind: 'sum',
    of: (day) => timesOf(day, 'request.failed'),
  },
  {
    key: 'joined',
    stage: 'acquisition',
    title: '新加入会员',
    unit: 'members',
    definition: '当天第一次打开小程序成为会员的人数，不含从收银系统导入的会员。',
    kind: 'sum',
    of: ({ joined }) => joined,
  },
  {
    key: 'activation',
    stage: 'activation',
    title: '激活率',
    unit: 'percent',
    definition: `加入后 ${ACTIVATION_DAYS} 天内第一次签到、领券、用券或消费的会员 ÷ 加入已满 ${ACTIVATION_DAYS} 天的会员。`,
    kind: 'rate',
    lagDays: ACTIVATION_DAYS,
    of: ({ days }, day) => shareOfJoined(days, day, ACTIVATION_DAYS, ({ activated }) => activated),
  },
  retention(1),
  retention(7),
  retention(30),
  {
    key: 'inviters',
    stage: 'referral',
    title: '带来朋友的会员',
    unit: 'members',
    definition: '当天有好友达标（好友本人签到、消费或绑定手机）的邀请人人数；多天累加时，同一人不同天分别计。',
    kind: 'sum',
    of: ({ inviters }) => inviters,
  },
  {
    key: 'qualified',
    stage: 'referral',
    title: '达标好友',
    unit: 'members',
    definition: '当天达标的被邀请人，后来退款取消的不计。',
    kind: 'sum',
    of: ({ qualified }) => qualified,
  },
  {
    key: 'firstPurchase',
    stage: 'revenue',
    title: '首购率',
    unit: 'percent',
    definition: `加入后 ${FIRST_PURCHASE_DAYS} 天内第一次消费的会员 ÷ 加入已满 ${FIRST_PURCHASE_DAYS} 天的会员。`,
    kind: 'rate',
    lagDays: FIRST_PURCHASE_DAYS,
    of: ({ days }, day) => shareOfJoined(days, day, FIRST_PURCHASE_DAYS, ({ firstBuyers }) => firstBuyers),
  },
  {
    key: 'orders',
    stage: 'revenue',
    title: '会员消费笔数',
    unit: 'times',
    definition: '当天的会员消费，整笔退款和撤销的不计。',
    kind: 'sum',
    of: ({ orders }) => orders,
  },
  {
    key: 'revenue',
    stage: 'revenue',
    title: '会员消费金额',
    unit: 'fen',
    definition: '当天会员实付金额减去之后的退款；退款算在消费当天。',
    kind: 'sum',
    of: ({ spentFen }) => spentFen,
  },
  {
    key: 'benefits',
    stage: 'revenue',
    title: '等级权益少收',
    unit: 'fen',
    definition: '当天会员消费里，等级权益自动减掉的钱：打折和免配送。不含券；之后退掉的部分不算。',
    kind: 'sum',
    of: ({ benefitFen = 0 }) => benefitFen,
  },
]

/** Of who joined on a day, those whose first act of a kind came within so many days. */
function shareOfJoined(
  days: BoardFacts['days'],
  joinedDay: BusinessDay,
  within: number,
  of: (day: EventDay) => readonly number[],
): Parts {
  const whole = days.get(joinedDay)?.joined ?? 0
  // Of nobody there is no share, and most days of a young shop are such days.
  if (whole === 0) return { part: 0, whole }
  let part = 0
  for (let age = 0; age <= within; age += 1) {
    const day = days.get(addDays(joinedDay, age))
    part += day ? (of(day)[age] ?? 0) : 0
  }
  return { part, whole }
}
