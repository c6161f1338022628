import type { Light, Target } from '#shared/kernel/light'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'
import { grouped, percent, roundMoney } from '../../ui/words'

export type Figure = ActionOutput<'report.getBoard'>['figures'][number]
/** How a figure is drawn, with its traffic light if it has a target. */
export type ShownFigure = Pick<Figure, 'key' | 'title' | 'unit' | 'definition' | 'period' | 'before' | 'trend'> & {
  light?: Light
  target?: Target | null | undefined
}

export const LIGHTS: Record<Light, readonly [Tone, string] | null> = {
  good: ['good', '达标'],
  watch: ['watch', '还没达标'],
  bad: ['bad', '没守住底线'],
  unknown: null,
}

export function figureText({ unit }: Pick<Figure, 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'fen') return roundMoney(value)
  if (unit === 'percent') return percent(value)
  return grouped(Math.round(value))
}

export const unitText = ({ unit }: Pick<Figure, 'unit'>): string =>
  ({ members: '人', times: '次', fen: '', percent: '' })[unit]

/** '比前 30 天多 12%'; shares are compared in percentage points, because percent of percent is easily misread. */
export function comparedText(figure: Pick<Figure, 'period' | 'before' | 'unit'>): string {
  const { period, before, unit } = figure
  if (period === null || before === null) return '还没有可比的日子'
  if (unit === 'percent') {
    const points = (period - before) * 100
    return Math.abs(points) < 0.05
      ? '和前 30 天一样'
      : `比前 30 天${points > 0 ? '高' : '低'} ${Math.abs(points).toFixed(1)} 点`
  }
  if (before === 0) return period === 0 ? '和前 30 天一样' : '前 30 天是 0'
  const share = Math.round((period / before - 1) * 100)
  return share === 0 ? '和前 30 天差不多' : `比前 30 天${share > 0 ? '多' : '少'} ${Math.abs(share)}%`
}
