import { yuan } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'

export type Board = ActionOutput<'report.getBoard'>
export type Figure = Board['figures'][number]
export type FigureUnit = Figure['unit']

/** A figure as people read it: '1,286 人', '¥1,286', '18.2%'; a dash when it is unknown. */
export function figureText(value: number | null, unit: FigureUnit): string {
  if (value === null) return '—'
  switch (unit) {
    case 'percent':
      return percentText(value)
    case 'fen':
      return moneyText(value)
    default:
      return `${grouped(value)} ${unit === 'members' ? '人' : '次'}`
  }
}

/** 0.182 → '18.2%' */
export function percentText(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 1000) / 10}%`
}

/** Whole yuan, because fen only distract in a report. */
export function moneyText(fen: number): string {
  const amount = Math.round(Math.abs(fen) / 100)
  return `${fen < 0 ? '−' : ''}¥${grouped(Number(yuan(amount * 100)))}`
}

/** What the large figure means. */
export function periodText(kind: Figure['kind']): string {
  return kind === 'state' ? '截至昨天' : '近 30 天'
}

/** The comparison with an earlier period, in words. */
export function changeText({
  period,
  before,
  unit,
  kind,
}: Pick<Figure, 'period' | 'before' | 'unit' | 'kind'>): string {
  // A space separates figures from words.
  const earlier = kind === 'state' ? ' 30 天前' : '前 30 天'
  if (period === null || before === null) return `还没有可比的${earlier}`
  if (period === before) return `和${earlier}持平`
  if (unit === 'percent') {
    const points = Math.round(Math.abs(period - before) * 1000) / 10
    return `比${earlier}${period > before ? '高' : '低'} ${points} 个百分点`
  }
  if (before === 0) return `${earlier.trim()}是 0`
  const percent = Math.round((Math.abs(period - before) / before) * 1000) / 10
  return `比${earlier}${period > before ? '多' : '少'} ${percent}%`
}

/** '2026-11-03' → '11/3', for narrow columns. */
export const shortDay = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`
/** '2026年11月' */
export const monthText = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
