import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import {
  addDays,
  type BusinessMonth,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsBetween,
} from '#shared/kernel/business-day'
import { monthField } from '#shared/kernel/fields'
import { chanceOf, type Light, lightOf, type Target } from '#shared/kernel/light'
import type { Counted } from './facts'
import { FIGURES } from './figures'
import type { FigureScope } from './known-of'
import { before, type Period, type PeriodKind } from './period'
import type { FigureSpec } from './spec'
import { type Usual, usualLight } from './usual'

export const STEPS_MAX = 24

const step = z.strictObject({
  base: z.number().min(-100).meta({ title: '底线' }),
  challenge: z.number().min(-100).meta({ title: '目标', description: '越少越好的数字，目标写得比底线小' }),
})

const ladder = z.strictObject({
  key: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,40}$/)
    .refine((key) => key.startsWith('own-') || FIGURES.some((figure) => figure.key === key), {
      message: '没有这个数字',
    })
    .meta({ title: '哪个数字' }),
  fromMonth: monthField.meta({ title: '从哪个月起' }),
  steps: z
    .array(step)
    .min(1)
    .max(STEPS_MAX)
    .meta({ title: '一个月一级', description: '一次填好一年；最后一级一直用下去' }),
})

const isShare = (key: string) => FIGURES.some((figure) => figure.key === key && figure.unit === 'percent')
const isPartOfOne = (value: number) => value >= 0 && value <= 1

/** What figures should reach, month by month: entered once. */
export const figureTargetRulesSchema = z
  .strictObject({
    ladders: z.array(ladder).max(60).meta({ title: '目标' }),
    marginPercent: z.int().min(1).max(100).nullable().meta({
      title: '毛利率（%）',
      description: '算新客带来多少、几个月回本用；空着就按消费金额算',
    }),
    hysteresisPercent: z.int().min(0).max(20).meta({
      title: '换灯的余量',
      description: '越过界线百分之几才换灯，免得在界线上来回闪',
    }),
  })
  .superRefine(({ ladders }, context) => {
    const keys = ladders.map(({ key }) => key)
    ladders.forEach(({ key, steps }, index) => {
      if (!isShare(key) || steps.every(({ base, challenge }) => isPartOfOne(base) && isPartOfOne(challenge))) return
      context.addIssue({
        code: 'custom',
        path: ['ladders', index, 'steps'],
        message: '这是占比，写 0 到 1：85% 写 0.85',
      })
    })
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return
      context.addIssue({ code: 'custom', path: ['ladders', index, 'key'], message: '一个数字只能有一张阶梯' })
    })
  })

export type FigureTargetRules = z.infer<typeof figureTargetRulesSchema>

export const figureTargetRules = defineRules<FigureTargetRules>({
  setting: 'figure-targets',
  title: '经营数字的目标',
  about: '每个月的底线和目标，一年填一次',
  schema: figureTargetRulesSchema,
  fallback: { ladders: [], marginPercent: null, hysteresisPercent: 3 },
})

/**
 * The rules as they hold for a part of the shop. How much there is was promised of the whole shop, and a store that sells a third of
 * it has missed nothing; a price or a share is asked of every store. Of a tier and of a channel nothing was promised: their members
 * are others than the shop’s, who buy more because of that they are in the tier.
 */
export function rulesForPart(
  rules: FigureTargetRules,
  { key, adds = false, unit }: Pick<FigureSpec, 'key' | 'adds' | 'unit'>,
  scope: FigureScope,
): FigureTargetRules {
  const isOfPlaces = scope === 'store' || scope === 'region'
  if (scope === 'shop' || (isOfPlaces && !adds && unit !== 'members')) return rules
  return { ...rules, ladders: rules.ladders.filter((each) => each.key !== key) }
}

/** What a figure should reach in a period; null where nothing was promised for one of its days. */
export function targetOf(
  { ladders }: FigureTargetRules,
  { key, adds = false }: Pick<FigureSpec, 'key' | 'adds'>,
  period: Period,
): Target | null {
  const found = ladders.find((each) => each.key === key)
  if (!found) return null
  if (!adds) return stepIn(found, monthOf(period.toDay))
  // Of what adds up a period has the part of each month that its days are.
  const target = { base: 0, challenge: 0 }
  for (let day = period.fromDay; day <= period.toDay; ) {
    const month = monthOf(day)
    const own = stepIn(found, month)
    if (!own) return null
    const last = lastDayOf(month) < period.toDay ? lastDayOf(month) : period.toDay
    const part = (daysBetween(day, last) + 1) / (daysBetween(firstDayOf(month), lastDayOf(month)) + 1)
    target.base += own.base * part
    target.challenge += own.challenge * part
    day = addDays(last, 1)
  }
  return target
}

function stepIn({ fromMonth, steps }: FigureTargetRules['ladders'][number], month: BusinessMonth): Target | null {
  const at = monthsBetween(fromMonth, month)
  return at < 0 ? null : (steps[Math.min(at, steps.length - 1)] ?? null)
}

/**
 * The light of a figure by the one rule of all lights: by what was promised, and where nothing was, by what it usually is. What
 * it was a period ago is reckoned by the same rule, so that a light stays on until its bound is passed by the slack, and nothing
 * has to be kept.
 *
 * @param earlier periods before this one, the newest first; null where a period teaches nothing of usual ones
 */
export function figureLight(
  rules: FigureTargetRules,
  spec: Pick<FigureSpec, 'key' | 'adds' | 'unit' | 'lessIsBetter' | 'stands'>,
  { kind, period, now, was, earlier = [] }: Judged,
): { target: Target | null; usual: Usual | null; light: Light } {
  const hysteresis = rules.hysteresisPercent / 100
  const target = targetOf(rules, spec, period)
  if (target === null) return { target, ...usualLight(spec, now, earlier) }
  const promised = targetOf(rules, spec, before(kind, period))
  const lit = lightOf(readingOf(spec, was), promised, { hysteresis, before: 'unknown' })
  return { target, usual: null, light: lightOf(readingOf(spec, now), target, { hysteresis, before: lit }) }
}

interface Judged {
  kind: PeriodKind
  period: Period
  now: Counted
  was: Counted
  earlier?: readonly (Counted | null)[]
}

/** How far chance alone moves it: half of the interval of a share, that of a count by itself, nothing of money. */
function readingOf({ unit }: Pick<FigureSpec, 'unit'>, { value, interval, whole }: Counted) {
  if (interval) return { value, interval: (interval.to - interval.from) / 2 }
  const isCount = unit === 'orders' || unit === 'units' || unit === 'members'
  return { value, interval: isCount && value !== null ? chanceOf({ value, whole }) : 0 }
}
