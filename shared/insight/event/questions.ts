import * as z from 'zod'
import { inRange } from '#shared/base/condition/compiled'
import { windowCost } from '#shared/base/condition/cost'
import { daysField, ends, LOOK_BACK_DAYS_MAX, listOf, rising, whenField } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText, whenText } from '#shared/base/condition/range-text'
import { agoText, times } from '#shared/base/condition/say'
import { compileWhen, compileWindow, countOf, type DayCount } from '#shared/base/condition/windows'
import { FACT_NAMES } from '#shared/base/facts/fact-catalogue'
import { last } from '#shared/kernel/last'
import { EVENT_NAMES } from './catalogue'

export interface ActivityFacts {
  /** By event, oldest day first; as far back as the conditions ask. */
  activity: ReadonlyMap<string, readonly DayCount[]>
}

const events = listOf(z.enum([...EVENT_NAMES, ...FACT_NAMES]), 10).meta({ title: '哪些事' })
const none: readonly DayCount[] = []
const aboutActivity = kindsAbout<ActivityFacts>()

export const eventQuestions = {
  /** How often, all these events together. Without a range: at least once; `max: 0` is never. */
  performed: aboutActivity({
    schema: z.strictObject({ kind: z.literal('performed'), events, withinDays: daysField, ...ends }).refine(...rising),
    text: ({ events, withinDays, ...range }, names) =>
      `近 ${withinDays} 天 ${namesOf(names, 'event', events)} ${rangeText(range, times, '不少于 1 次')}`,
    actual: ({ events, withinDays }, facts, { today }) => {
      const inWindow = entriesOf(events)(facts).filter(({ day }) => day > today - withinDays && day <= today)
      return times(inWindow.reduce((sum, { count }) => sum + count, 0))
    },
    compile: ({ events, withinDays, ...range }) =>
      compileWindow(withinDays, entriesOf(events), [{ of: countOf, isIn: inRange(range, 1) }]),
    cost: ({ events, withinDays }) => windowCost(withinDays) * events.length,
    needs: ({ withinDays }) => ({ activityDays: withinDays }),
  }),
  /** The day of the newest of some events; what lies further back than is kept has not been. */
  lastPerformed: aboutActivity({
    schema: z.strictObject({ kind: z.literal('lastPerformed'), events, when: whenField }),
    text: ({ events, when }, names) => `最近一次 ${namesOf(names, 'event', events)} 在 ${whenText(when)}`,
    actual: ({ events }, facts, { today }) => agoText(lastDayOf(facts, events), today),
    compile: ({ events, when }) => {
      const asked = compileWhen<ActivityFacts>(when, (facts) => lastDayOf(facts, events))
      const kept = compileWhen<ActivityFacts>({ withinDays: LOOK_BACK_DAYS_MAX }, (facts) => lastDayOf(facts, events))
      return {
        test: (facts, today) => asked.test(facts, today) && kept.test(facts, today),
        next: (facts, today) => Math.min(asked.next(facts, today), kept.next(facts, today)),
      }
    },
    cost: ({ events }) => 2 * events.length,
    needs: () => ({ activityDays: LOOK_BACK_DAYS_MAX }),
  }),
}

export type EventQuestion = QuestionIn<typeof eventQuestions>

function entriesOf(events: readonly string[]): (facts: ActivityFacts) => readonly DayCount[] {
  const [only] = events
  if (events.length === 1 && only !== undefined) return ({ activity }) => activity.get(only) ?? none
  return ({ activity }) => events.flatMap((event) => activity.get(event) ?? none).sort((a, b) => a.day - b.day)
}

function lastDayOf({ activity }: ActivityFacts, events: readonly string[]): number | null {
  let latest: number | null = null
  for (const event of events) {
    const day = last(activity.get(event) ?? none)?.day
    if (day !== undefined && (latest === null || day > latest)) latest = day
  }
  return latest
}
