import { countOf, type MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

/** What an experiment may be judged by, of one member in some days. */
export const FIGURES = ['bought', 'spent', 'buyDays', 'visitDays', 'checkIns'] as const
export type Figure = (typeof FIGURES)[number]

interface FigureTerms {
  name: string
  unit: string
  /** A yes or no, whose mean is a share. */
  isShare: boolean
  of(days: readonly MemberDay[]): number
}

const daysWith = (days: readonly MemberDay[], kind: 'visit' | 'buy') => days.filter(({ links }) => links[kind] !== null)

export const FIGURE_TERMS: Record<Figure, FigureTerms> = {
  bought: { name: '买过的会员', unit: '', isShare: true, of: (days) => Math.min(1, daysWith(days, 'buy').length) },
  /** In yuan: squares of fen would leave the whole numbers that are exact. */
  spent: {
    name: '每位会员的消费',
    unit: '元',
    isShare: false,
    of: (days) => days.reduce((sum, { spentFen }) => sum + spentFen, 0) / 100,
  },
  buyDays: { name: '每位会员买的天数', unit: '天', isShare: false, of: (days) => daysWith(days, 'buy').length },
  visitDays: { name: '每位会员来的天数', unit: '天', isShare: false, of: (days) => daysWith(days, 'visit').length },
  checkIns: {
    name: '每位会员的签到',
    unit: '次',
    isShare: false,
    of: (days) => days.reduce((sum, day) => sum + countOf(day, 'check-in.performed'), 0),
  },
}

/** The figure of a person in so many days from a day on, and in as many before it. */
export function figureAround(
  figure: Figure,
  days: readonly MemberDay[],
  { fromDay, withinDays }: { fromDay: BusinessDay; withinDays: number },
): { value: number; before: number } {
  const [first, end] = [addDays(fromDay, -withinDays), addDays(fromDay, withinDays)]
  const { of } = FIGURE_TERMS[figure]
  return {
    value: of(days.filter(({ day }) => day >= fromDay && day < end)),
    before: of(days.filter(({ day }) => day >= first && day < fromDay)),
  }
}
