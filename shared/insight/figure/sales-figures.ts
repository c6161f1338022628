import {
  activeIn,
  amount,
  buyersIn,
  daysIn,
  type FigureFacts,
  firstBuyersIn,
  isBuyingKnown,
  plainShare,
  share,
  sumOf,
  type Total,
  UNKNOWN,
} from './facts'
import type { Period } from './period'
import type { FigureSpec } from './spec'

/** The days of a period of which something was entered, and what. */
function enteredIn({ totals }: FigureFacts, { fromDay, toDay }: Period, of: (total: Total) => number | null) {
  const entered = [...totals].flatMap(([day, total]) => {
    const value = day >= fromDay && day <= toDay ? of(total) : null
    return value === null ? [] : [{ day, value }]
  })
  return {
    days: new Set<string>(entered.map(({ day }) => day)),
    sum: entered.reduce((sum, { value }) => sum + value, 0),
  }
}

export const salesFigures: readonly FigureSpec[] = [
  {
    key: 'turnover',
    group: 'sales',
    title: '会员消费金额',
    unit: 'fen',
    formula: '会员实付 − 之后的退款',
    definition: '退款算在消费那一天；整笔退的和撤销的不算。',
    knownOf: 'sales',
    adds: true,
    made: { above: 'spentFen', below: null },
    of: (facts, period) => amount(sumOf(facts, period, 'spentFen')),
  },
  {
    key: 'orders',
    group: 'sales',
    title: '会员消费笔数',
    unit: 'orders',
    formula: '没有整笔退回的消费',
    definition: '一位会员一天买两次，算两笔。',
    knownOf: 'sales',
    adds: true,
    made: { above: 'orders', below: null },
    of: (facts, period) => amount(sumOf(facts, period, 'orders')),
  },
  {
    key: 'orderValue',
    group: 'sales',
    title: '客单价',
    unit: 'fen',
    formula: '会员消费金额 ÷ 会员消费笔数',
    definition: '平均一笔多少钱，退掉的部分已经减去。',
    knownOf: 'sales',
    made: { above: 'spentFen', below: 'orders' },
    of: (facts, period) => plainShare(sumOf(facts, period, 'spentFen'), sumOf(facts, period, 'orders')),
  },
  {
    key: 'buyers',
    group: 'sales',
    title: '买过的会员',
    unit: 'members',
    formula: '这段时间里至少买过一次的会员，每人算一次',
    definition: '整笔退的和撤销的不算买过。',
    knownOf: 'buyers',
    of: (facts, period) => (isBuyingKnown(facts, period) ? amount(buyersIn(facts, period)) : UNKNOWN),
  },
  {
    key: 'arpu',
    group: 'sales',
    title: '每位活跃会员的消费',
    unit: 'fen',
    formula: '会员消费金额 ÷ 活跃会员',
    definition: '活跃：这段时间里打开过小程序、签到、领券、用券或消费，每人算一次。',
    knownOf: 'visitors',
    of: (facts, period) => {
      const active = activeIn(facts, period)
      return active === null ? amount(null) : plainShare(sumOf(facts, period, 'spentFen'), active)
    },
  },
  {
    key: 'newShare',
    group: 'sales',
    title: '新客占比',
    unit: 'percent',
    formula: '第一次买的会员 ÷ 买过的会员',
    definition: '第一次：以前没有任何一笔算数的消费，导入的老消费也算以前。',
    knownOf: 'newcomers',
    of: (facts, period) =>
      isBuyingKnown(facts, period) ? share(firstBuyersIn(facts, period), buyersIn(facts, period)) : UNKNOWN,
  },
  {
    key: 'memberShare',
    group: 'sales',
    title: '会员消费占比',
    unit: 'percent',
    formula: '会员消费金额 ÷ 全店营业额',
    definition: '只算知道全店营业额的日子：有人填了，或者收银文件里有散客，加上会员的就是全部。',
    knownOf: 'totals',
    of: (facts, period) => {
      const { days, sum } = enteredIn(facts, period, ({ totalFen }) => totalFen)
      const known = daysIn(facts, period).filter(({ day }) => days.has(day))
      return plainShare(
        known.reduce((spent, { spentFen }) => spent + spentFen, 0),
        sum,
      )
    },
  },
  {
    key: 'identified',
    group: 'data',
    title: '会员识别率',
    unit: 'percent',
    formula: '会员消费笔数 ÷ 全店笔数',
    definition: '每一笔里有多少笔认出了会员。只算知道全店笔数的日子：有人填了，或者收银文件里有散客。',
    knownOf: 'totals',
    of: (facts, period) => {
      const { days, sum } = enteredIn(facts, period, ({ orders }) => orders)
      const known = daysIn(facts, period).filter(({ day }) => days.has(day))
      return share(
        known.reduce((all, { orders }) => all + orders, 0),
        sum,
      )
    },
  },
]
