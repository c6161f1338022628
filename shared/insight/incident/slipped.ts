import type { Step } from '#shared/kernel/watched-step'
import { dayFindingText, judgeDays } from './day-band'
import type { Met } from './incident'

/** A figure by days, the oldest first; the last day is the one that is judged. */
export interface DayFigure {
  step: Step
  title: string
  values: readonly number[]
}

/** The figures that have slipped below their bands with the last day: one trouble for all of them, null for none. */
export function slippedOf(figures: readonly DayFigure[], known: readonly boolean[]): Met | null {
  const slipped = figures.flatMap(({ step, title, values }) => {
    const [shortest] = judgeDays({ values, known }).filter(({ direction }) => direction === 'fall')
    return shortest ? [{ step, title, shortest, value: values[values.length - 1] ?? 0 }] : []
  })
  const [worst] = slipped
  if (!worst) return null
  const { shortest, value, title, step } = worst
  return {
    kind: 'days',
    direction: 'fall',
    scope: 'all',
    root: step,
    steps: slipped.map((one) => one.step),
    title: slipped.length === 1 ? `${title}这几天偏少` : `${title}等 ${slipped.length} 个数字这几天偏少`,
    text: slipped.map((one) => `${one.title}：${dayFindingText(one.shortest)}`).join('；'),
    count: value,
    expected: value / (1 + shortest.change),
    cells: shortest.days,
    causes: [],
  }
}
