import { type ChannelCost, costWithin } from '#shared/growth/entrance/cost'
import type { BuyerCohort } from '#shared/insight/report/cohort'
import { addMonths, type BusinessMonth, firstDayOf, lastDayOf } from '#shared/kernel/business-day'
import { shareRoundedDown } from '#shared/kernel/money'
import { cameSum, type FigureFacts, toldSum } from './facts'

/** What a new buyer has to bring for each yuan that they cost: in the first month, and by the end of the third. */
export const GATES = [
  { months: 1, above: 3 },
  { months: 3, above: 5 },
] as const

export interface CohortCost {
  channelsFen: number
  /** Points that were given for friends, at what the shop says points are worth. */
  rewardsFen: number
  /** What coupons took off first purchases. */
  couponsFen: number
}

export interface Gate {
  months: number
  above: number
  ratio: number | null
  /** `open`: these months are not over, or it is not known what anybody cost. */
  is: 'passed' | 'missed' | 'open'
}

/** Members who bought for the first time in one month: what each cost, and what each has brought by the end of each month. */
export interface CohortWorth {
  month: BusinessMonth
  size: number
  cost: CohortCost
  /** Cost of one, in fen; null where there is nobody or nothing was spent. */
  cacFen: number | null
  /** Brought by one by the end of month 1, 2, …, months that are over alone. In fen, margin where the shop has told one. */
  broughtFen: number[]
  gates: Gate[]
  /** In which month they had paid for themselves; null while they have not. */
  paidBackIn: number | null
}

export interface WorthFacts {
  cohorts: readonly BuyerCohort[]
  facts: FigureFacts
  costs: readonly ChannelCost[]
  thisMonth: BusinessMonth
  /** Of turnover, what is left after goods; null where nobody has said: turnover itself is taken then. */
  marginPercent: number | null
}

export function worthOf({ cohorts, facts, costs, thisMonth, marginPercent }: WorthFacts): CohortWorth[] {
  return cohorts.map(({ month, size, spentFen }) => {
    const cost = costOf(month, facts, costs)
    const sumFen = cost.channelsFen + cost.rewardsFen + cost.couponsFen
    const cacFen = size === 0 || sumFen === 0 ? null : Math.round(sumFen / size)
    const broughtFen: number[] = []
    let sum = 0
    spentFen.forEach((fen, at) => {
      sum += marginPercent === null ? fen : shareRoundedDown(fen, marginPercent, 100)
      if (size > 0 && addMonths(month, at) < thisMonth) broughtFen.push(Math.round(sum / size))
    })
    const paid = cacFen === null ? -1 : broughtFen.findIndex((fen) => fen >= cacFen)
    return {
      ...{ month, size, cost, cacFen, broughtFen },
      gates: GATES.map((gate) => gateOf(gate, cacFen, broughtFen)),
      paidBackIn: paid < 0 ? null : paid + 1,
    }
  })
}

function costOf(month: BusinessMonth, facts: FigureFacts, costs: readonly ChannelCost[]): CohortCost {
  const period = { fromDay: firstDayOf(month), toDay: lastDayOf(month) }
  return {
    channelsFen: costs.reduce((sum, cost) => sum + costWithin(cost, period), 0),
    rewardsFen: Math.round((toldSum(facts, period, 'friendPoints') * (facts.fenPer100Points ?? 0)) / 100),
    couponsFen: cameSum(facts, period, ({ newcomersOffFen }) => newcomersOffFen),
  }
}

function gateOf({ months, above }: (typeof GATES)[number], cacFen: number | null, broughtFen: readonly number[]): Gate {
  const brought = broughtFen[months - 1]
  if (cacFen === null || brought === undefined) return { months, above, ratio: null, is: 'open' }
  const ratio = brought / cacFen
  return { months, above, ratio, is: ratio > above ? 'passed' : 'missed' }
}

export const WORTH_DEFINITION =
  '按会员第一次消费的月份分组。获客成本 =（渠道费用 + 邀请奖励的积分折成的钱 + 首单用券减的）÷ 当月新客；带来的 = 到那个月底为止平均每人的消费（填了毛利率就乘上），只算过完的月份；回本 = 带来的第一次不低于获客成本的那个月。'
