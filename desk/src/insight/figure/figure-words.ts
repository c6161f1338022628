import type { FigureGroup, FigureUnit } from '#shared/insight/figure/spec'
import type { ActionOutput } from '../../api/request'
import { dayText, grouped } from '../../ui/words'
import { figureText, unitText } from '../report/figures'

export type Board = ActionOutput<'figure.getBoard'>
export type BoardFigure = Board['figures'][number]
export type Series = ActionOutput<'figure.getSeries'>
export type Period = Board['period']

export const GROUP_TITLES: Record<FigureGroup, string> = {
  sales: '卖了多少',
  people: '谁来了',
  comingBack: '还来不来',
  coupons: '券',
  friends: '老带新',
  voice: '会员怎么说',
  owed: '欠会员的',
  data: '数据可不可信',
}

export const PERIOD_CHOICES = [
  { value: 'day' as const, label: '昨天' },
  { value: 'week' as const, label: '上一周' },
  { value: 'month' as const, label: '上个月' },
]

export const periodText = ({ fromDay, toDay }: Period): string =>
  fromDay === toDay ? dayText(fromDay) : `${dayText(fromDay)} 至 ${dayText(toDay)}`

/** In so few signs that they stand under a bar: '11月', '3/9'. */
export function shortPeriodText({ fromDay, toDay }: Period): string {
  if (fromDay.endsWith('-01') && fromDay.slice(0, 7) === toDay.slice(0, 7) && fromDay !== toDay)
    return `${Number(fromDay.slice(5, 7))}月`
  return `${Number(fromDay.slice(5, 7))}/${Number(fromDay.slice(8, 10))}`
}

/** A unit that a newer server has and this page does not know is shown as a number. */
export function valueText({ unit }: { unit: FigureUnit | string }, value: number | null): string {
  if (value === null) return '–'
  switch (unit) {
    case 'percent':
    case 'fen':
      return figureText({ unit }, value)
    case 'ratio':
      return value.toFixed(2)
    case 'score':
      return `${Math.round(value) < 0 ? '−' : ''}${Math.abs(Math.round(value))}`
    case 'orders':
      return `${grouped(Math.round(value))} 笔`
    case 'units':
      return `${grouped(Math.round(value))} 件`
    case 'members':
    case 'times':
      return `${figureText({ unit }, value)} ${unitText({ unit })}`
    default:
      return grouped(Math.round(value * 100) / 100)
  }
}

export const intervalText = ({ unit, interval }: Pick<BoardFigure, 'unit' | 'interval'>): string =>
  interval === null ? '' : `${valueText({ unit }, interval.from)} – ${valueText({ unit }, interval.to)}`

/** What a row or a point says of a figure beside its number. */
export type Shown = Pick<BoardFigure, 'value' | 'light' | 'usual'>

const FAR = { good: '', watch: '一些', bad: '很多' } as const

/** '比平时低很多': of a figure of which nothing was promised, beside the periods before. Whether that is good, its colour says. */
export function standOf({ value, light, usual }: Shown): string {
  if (!usual || value === null || light === 'unknown') return ''
  const middle = (usual.from + usual.to) / 2
  const isInside = value >= usual.from && value <= usual.to
  if (light === 'good' && isInside) return '和平时差不多'
  return `比平时${value > middle ? '高' : '低'}${FAR[light]}`
}

/** '平时 ¥17,000 – ¥21,000'; nothing where it is judged by a target or not known. */
export function usualText(figure: Pick<BoardFigure, 'unit' | 'usual'>): string {
  const band = bandText(figure)
  return band === '' ? '' : `平时 ${band}`
}

/** The same without a word before it. */
export const bandText = ({ unit, usual }: Pick<BoardFigure, 'unit' | 'usual'>): string =>
  usual ? `${valueText({ unit }, usual.from)} – ${valueText({ unit }, usual.to)}` : ''

/** '底线 ¥42,000 目标 ¥50,000'; nothing where nothing was promised. */
export const targetText = ({ unit, target }: Pick<BoardFigure, 'unit' | 'target'>): string =>
  target === null ? '' : `底线 ${valueText({ unit }, target.base)}，目标 ${valueText({ unit }, target.challenge)}`

/** How much a part brought to a change, with its sign: of a share in points, so that it is no percent of percent. */
export function broughtText({ unit }: { unit: FigureUnit | string }, brought: number): string {
  const sign = brought < 0 ? '−' : '+'
  if (unit === 'percent') return `${sign}${Math.abs(100 * brought).toFixed(1)} 点`
  return `${sign}${valueText({ unit }, Math.abs(brought))}`
}
