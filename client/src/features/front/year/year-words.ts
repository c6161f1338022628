import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'
import { weeksWith } from './ring'

export type Year = NonNullable<ActionOutput<'year.getMine'>['year']>

export interface Figure {
  figure: string
  words: string
  /** Left out of the picture unless the member wants it in. */
  isMoney?: boolean
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** '2026年1月1日 – 2026年12月31日' */
export function spanText({ fromDay, toDay }: Pick<Year, 'fromDay' | 'toDay'>): string {
  return `${longDay(fromDay)} – ${longDay(toDay)}`
}

const longDay = (day: BusinessDay): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export const visitsText = ({ visitDays }: Pick<Year, 'visitDays'>): string => `这一年你来了 ${grouped(visitDays)} 天`

export const weeksText = ({ weeks }: Pick<Year, 'weeks'>): string => `${weeks.length} 周里，${weeksWith(weeks)} 周有你`

/** At most four; what nobody knows is left out. */
export function figuresOf({ goods, savedFen, habit, store, checkInDays }: Year): Figure[] {
  const figures: (Figure | null)[] = [
    goods && {
      figure: `${grouped(goods.units)} 件`,
      words: goods.topName === null ? '带走的和喝掉的' : `其中 ${grouped(goods.topUnits)} 件是${goods.topName}`,
    },
    savedFen > 0 ? { figure: `¥${yuan(savedFen)}`, words: '这一年省下的', isMoney: true } : null,
    habit && { figure: `${WEEKDAYS[habit.weekday - 1] ?? ''} ${habit.hour} 点`, words: '多半这时候来' },
    store && { figure: `${grouped(store.days)} 天`, words: `在${store.name}` },
    checkInDays > 0 ? { figure: `${grouped(checkInDays)} 天`, words: '签了到' } : null,
  ]
  return figures.filter((figure) => figure !== null).slice(0, 4)
}

/** The months at the top, right, foot and left of the ring. */
export function quarterMonths({ fromDay }: Pick<Year, 'fromDay'>): string[] {
  return [0, 91, 182, 273].map((days) => `${Number(addDays(fromDay, days).slice(5, 7))}月`)
}
