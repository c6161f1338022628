import type { ActionOutput } from '../../api/request'
import { grouped, percent, roundMoney } from '../../ui/words'

export type Figure = ActionOutput<'report.getBoard'>['figures'][number]

export function figureText({ unit }: Pick<Figure, 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'fen') return roundMoney(value)
  if (unit === 'percent') return percent(value)
  return grouped(Math.round(value))
}

export const unitText = ({ unit }: Pick<Figure, 'unit'>): string =>
  ({ members: '人', times: '次', fen: '', percent: '' })[unit]

/** '比前 30 天多 12%'; a share is compared in points, because percent of percent is read wrongly. */
export function comparedText(figure: Figure): string {
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

/** What yesterday was beside the same weekday before it, in sentences that are only reckoned. */
export function yesterdayInWords(figures: readonly Figure[]): string[] {
  return figures.flatMap((figure) => {
    const { trend, kind, title } = figure
    const yesterday = trend.at(-1)
    const weekBefore = trend.at(-8)
    if (kind !== 'sum' || !yesterday || yesterday.value === null || !weekBefore || weekBefore.value === null) return []
    const [now, then] = [yesterday.value, weekBefore.value]
    if (now === then) return []
    const text = `${title} ${figureText(figure, now)}${unitText(figure)}`
    return [`${text}，上周同一天 ${figureText(figure, then)}${unitText(figure)}`]
  })
}
