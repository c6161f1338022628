import { type FigureOver, figureOver } from '#shared/insight/report/board'
import { type BoardFacts, FIGURES, type FigureSpec, type FigureUnit } from '#shared/insight/report/figures'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { chanceOf, type Light, lightOf, type Target } from '#shared/kernel/light'
import { groupedText, roundYuan } from './money-text'
import { lengthOf, type Period } from './period'
import type { TargetRules } from './rules'

/** A figure of a period beside the period before it. */
export interface BriefFigure {
  key: string
  title: string
  unit: FigureUnit
  definition: string
  value: number | null
  before: number | null
  light: Light
}

/** The figures of a period as they stood at its end. `lights` are those of the time before, by key. */
export function briefFigures(
  facts: BoardFacts,
  period: Period,
  rules: TargetRules,
  lights: Readonly<Record<string, Light>>,
): BriefFigure[] {
  const length = lengthOf(period)
  return FIGURES.map((spec) => {
    const lag = spec.kind === 'rate' ? spec.lagDays : 0
    const end = addDays(period.toDay, -lag)
    const now = figureOver(facts, spec, end, length)
    const before = figureOver(facts, spec, addDays(end, -length), length)
    const { key, title, unit, definition } = spec
    const { light } = judged(spec, now, { length, rules, before: lights[key] ?? 'unknown' })
    return { key, title, unit, definition, value: now.value, before: before.value, light }
  })
}

const TARGET_DAYS = 30

interface Judging {
  /** Of the days that the figure is of. */
  length: number
  rules: TargetRules
  /** The light that the figure had. */
  before: Light
}

/** What a figure should reach in so many days, null where nothing was promised, and the light that it has by that. */
export function judged(
  { key, kind, unit }: Pick<FigureSpec, 'key' | 'kind' | 'unit'>,
  { value, whole }: FigureOver,
  { length, rules, before }: Judging,
): { target: Target | null; light: Light } {
  const found = rules.targets.find((each) => each.key === key)
  // A target is of 30 days; a sum of fewer days is measured by its part of it.
  const part = kind === 'sum' ? length / TARGET_DAYS : 1
  const target = found ? { base: found.base * part, challenge: found.challenge * part } : null
  const interval = unit === 'fen' ? 0 : chanceOf({ value: value ?? 0, whole })
  const held = { hysteresis: rules.hysteresisPercent / 100, before }
  return { target, light: lightOf({ value, interval }, target, held) }
}

/** What changed, in sentences that are only reckoned: the largest changes first, at most six. */
export function changedSentences(figures: readonly BriefFigure[], beforeTitle: string): string[] {
  return figures
    .flatMap((figure) => {
      const { value, before, title } = figure
      if (value === null || before === null || value === before) return []
      const weight = before === 0 ? 1 : Math.abs(value / before - 1)
      const text = `${title}${valueText(figure, value)}，${beforeTitle}${valueText(figure, before)}${shareText(figure)}`
      return [{ weight, text }]
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, SENTENCES_MAX)
    .map(({ text }) => text)
}

const SENTENCES_MAX = 6

/** '1,286 人', '¥120', '41.6%'; a dash where nothing is known. */
export function valueText({ unit }: Pick<BriefFigure, 'unit'>, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'fen') return ` ${roundYuan(value)}`
  if (unit === 'percent') return ` ${(value * 100).toFixed(1)}%`
  return ` ${groupedText(Math.round(value))} ${unit === 'members' ? '人' : '次'}`
}

/** Shares are compared in points, because percent of percent is read wrongly. */
function shareText({ unit, value, before }: BriefFigure): string {
  if (value === null || before === null) return ''
  if (unit === 'percent') {
    const points = (value - before) * 100
    return `（${points > 0 ? '高' : '低'} ${Math.abs(points).toFixed(1)} 点）`
  }
  if (before === 0) return ''
  return `（${value > before ? '多' : '少'} ${Math.round(Math.abs(value / before - 1) * 100)}%）`
}

/** What to do about it: the figures that miss their base. */
export function toDo(figures: readonly BriefFigure[]): string[] {
  return figures
    .filter(({ light }) => light === 'bad')
    .map((figure) => `${figure.title}没守住底线：${valueText(figure, figure.value).trim()}`)
}

/** From where on days are read for a period: the one before it, the longest delay of a share, and a month of activity. */
export const factsFrom = (period: Period): BusinessDay =>
  addDays(period.toDay, -(2 * lengthOf(period) + 2 * TARGET_DAYS))

/** What a report says where nothing is to be done: without a target nothing was kept, and nothing missed. */
export const nothingToDo = (figures: readonly Pick<BriefFigure, 'light'>[]): string =>
  figures.some(({ light }) => light !== 'unknown')
    ? '每个数字都守住了底线'
    : '没有定过目标。在规则“经营目标”里定了，这里说哪些没守住'
