import { DAY_MS, startOfDay } from '#shared/kernel/business-day'
import { Z_95 } from '#shared/kernel/share-interval'
import { REGULAR_DAYS } from './came'
import { amount, type Counted, cameSum, daysIn, lastIn, plainShare, share, sumOf, toldSum, UNKNOWN } from './facts'
import type { FigureSpec } from './spec'

/** A day's figures are in time when they stood at this hour of the next day. */
const IN_TIME_MS = DAY_MS + 8 * 3_600_000

/** Promoters less detractors, in points of −100 to 100, with the interval of a difference of two shares of one sample. */
function netPromoters(top: number, low: number, all: number): Counted {
  if (all === 0) return { ...UNKNOWN, whole: 0 }
  const [up, down] = [top / all, low / all]
  const half = Z_95 * Math.sqrt(Math.max(0, up + down - (up - down) ** 2) / all)
  const value = 100 * (up - down)
  return {
    value,
    interval: { from: Math.max(-100, value - 100 * half), to: Math.min(100, value + 100 * half) },
    whole: all,
  }
}

export const serviceFigures: readonly FigureSpec[] = [
  {
    key: 'couponUse',
    group: 'coupons',
    title: '券的核销率',
    unit: 'percent',
    formula: '用掉的券 ÷ 发出的券',
    definition: '领的、送的、换的都算发出。用掉的可能是更早发的，所以看长一点更准。',
    knownOf: 'shop',
    of: (facts, period) =>
      plainShare(toldSum(facts, period, 'couponsRedeemed'), toldSum(facts, period, 'couponsIssued')),
  },
  {
    key: 'couponYield',
    group: 'coupons',
    title: '券每减 1 元对应的消费',
    unit: 'ratio',
    formula: '用了券的消费金额 ÷ 券减掉的金额',
    definition: '是跟着券的消费，不等于券带来的：没有券有些人也会来。',
    knownOf: 'sales',
    made: { above: 'couponFen', below: 'couponOffFen' },
    of: (facts, period) => plainShare(sumOf(facts, period, 'couponFen'), sumOf(facts, period, 'couponOffFen')),
  },
  {
    key: 'couponRegulars',
    group: 'coupons',
    title: '可能本来就会来的用券人',
    unit: 'percent',
    formula: `用券的人里，之前 ${REGULAR_DAYS} 天内就买过的 ÷ 用券的人次`,
    definition: '越高，券越多地给了常客。真要知道没有券来不来，做一次实验。',
    knownOf: 'sales',
    lessIsBetter: true,
    made: { above: 'couponRegulars', below: 'couponBuyers' },
    of: (facts, period) => share(sumOf(facts, period, 'couponRegulars'), sumOf(facts, period, 'couponBuyers')),
  },
  {
    key: 'couponShare',
    group: 'coupons',
    title: '靠券的消费',
    unit: 'percent',
    formula: '用了券的消费金额 ÷ 会员消费金额',
    definition: '越高，说明没有券就不来的越多。等级权益自动减的不算用券。',
    knownOf: 'sales',
    lessIsBetter: true,
    made: { above: 'couponFen', below: 'spentFen' },
    of: (facts, period) => plainShare(sumOf(facts, period, 'couponFen'), sumOf(facts, period, 'spentFen')),
  },
  {
    key: 'couponOrders',
    group: 'coupons',
    title: '用券的笔数占比',
    unit: 'percent',
    formula: '用了券的笔数 ÷ 会员消费笔数',
    definition: '一笔里用几张券都算一笔。',
    knownOf: 'sales',
    lessIsBetter: true,
    made: { above: 'couponOrders', below: 'orders' },
    of: (facts, period) => share(sumOf(facts, period, 'couponOrders'), sumOf(facts, period, 'orders')),
  },
  {
    key: 'satisfaction',
    group: 'voice',
    title: '满意度',
    unit: 'percent',
    formula: '打 4 分和 5 分的 ÷ 打了分的',
    definition: '消费以后会员自己打的 1 到 5 分。',
    knownOf: 'voice',
    made: { above: 'told.marksHigh', below: 'told.marks' },
    of: (facts, period) =>
      share(toldSum(facts, period, 'marks5') + toldSum(facts, period, 'marks4'), toldSum(facts, period, 'marks')),
  },
  {
    key: 'nps',
    group: 'voice',
    title: '净推荐值',
    unit: 'score',
    formula: '打 5 分的占比 − 打 1 到 3 分的占比，乘 100',
    definition: '按 5 分制折算：5 分算会推荐，4 分算中立，1 到 3 分算不会。−100 到 100。',
    knownOf: 'voice',
    of: (facts, period) =>
      netPromoters(
        toldSum(facts, period, 'marks5'),
        toldSum(facts, period, 'marksLow'),
        toldSum(facts, period, 'marks'),
      ),
  },
  {
    key: 'solved',
    group: 'voice',
    title: '投诉解决率',
    unit: 'percent',
    formula: '会员说解决了的 ÷ 要答复的意见',
    definition: '按意见提出的那天算，后来解决的会补进那一天（35 天内）。',
    knownOf: 'voice',
    made: { above: 'told.ticketsSolved', below: 'told.tickets' },
    of: (facts, period) => share(toldSum(facts, period, 'ticketsSolved'), toldSum(facts, period, 'tickets')),
  },
  {
    key: 'pointsOwed',
    group: 'owed',
    title: '欠会员的积分',
    unit: 'fen',
    formula: '会员手里的积分 × 每 100 积分值多少',
    definition: '这段时间最后一晚的数。每 100 积分值多少在规则“花费和预算”里填，没填就不估。',
    knownOf: 'shop',
    lessIsBetter: true,
    stands: true,
    of: (facts, period) => {
      const points = lastIn(facts, period, ({ owed }) => owed?.points ?? null)
      const { fenPer100Points } = facts
      return amount(points === null || fenPer100Points === null ? null : Math.round((points * fenPer100Points) / 100))
    },
  },
  {
    key: 'couponsOwed',
    group: 'owed',
    title: '没用的券最多减多少',
    unit: 'fen',
    formula: '还能用的券，每张最多减的金额加起来',
    definition: '这段时间最后一晚的数。没有上限的折扣券估不出，不算在内。',
    knownOf: 'shop',
    lessIsBetter: true,
    stands: true,
    of: (facts, period) => amount(lastIn(facts, period, ({ owed }) => owed?.couponsFen ?? null)),
  },
  {
    key: 'complete',
    group: 'data',
    title: '行为记录的完整度',
    unit: 'percent',
    formula: '收到的记录 ÷（收到的 + 缺的）',
    definition: '没有网络的手机会晚些补报，近几天的还会升。',
    knownOf: 'shop',
    of: (facts, period) => {
      const stored = cameSum(facts, period, (came) => came.stored)
      return plainShare(stored, stored + cameSum(facts, period, ({ missing }) => missing))
    },
  },
  {
    key: 'inTime',
    group: 'data',
    title: '数据及时率',
    unit: 'percent',
    formula: '第二天早上 8 点前数好的日子 ÷ 有记录的日子',
    definition: '升级后第一次补数的老日子不算及时。',
    knownOf: 'shop',
    of: (facts, period) => {
      const days = daysIn(facts, period)
      const inTime = days.filter(({ day, firstCountedAt }) => firstCountedAt <= startOfDay(day) + IN_TIME_MS)
      return plainShare(inTime.length, days.length)
    },
  },
  {
    key: 'availability',
    group: 'data',
    title: '可用率',
    unit: 'percent',
    formula: '有回应的请求 ÷ 全部请求',
    definition: '没回应的由会员手机自己报告，多半是没有网络；云函数调用次数每十分钟记一次。',
    knownOf: 'shop',
    of: (facts, period) => {
      const calls = cameSum(facts, period, (came) => came.calls)
      return calls === 0 ? UNKNOWN : plainShare(calls, calls + cameSum(facts, period, ({ unanswered }) => unanswered))
    },
  },
]
