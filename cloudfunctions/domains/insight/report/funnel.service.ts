import { FUNNEL_DEFINITION } from '#shared/insight/report/definitions'
import { rateOf } from '#shared/insight/report/retention'
import { type FunnelRule, funnelRules } from '#shared/insight/report/rules'
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  daysBetween,
  endOfDay,
  parseBusinessDay,
} from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { digestOf, rulesInForce } from '../../base/settings/settings.face'
import { listEventDays } from '../event/event.face'
import { type FunnelDay, listFunnelDays } from './report.repository'

const PERIOD_DAYS = 30
const SPAN_DAYS_MAX = 92
const HOUR_MS = 3_600_000

export interface FunnelQuestion {
  funnel?: string | undefined
  fromDay?: BusinessDay | undefined
  toDay?: BusinessDay | undefined
}

/** The days’ counts of one funnel, added up. */
export async function getFunnel(context: Context, question: FunnelQuestion) {
  const { funnels } = await rulesInForce(context, funnelRules)
  const names = funnels.map(({ key, name }) => ({ key, name }))
  const rule = question.funnel === undefined ? funnels[0] : funnels.find(({ key }) => key === question.funnel)
  if (!rule) {
    if (question.funnel !== undefined) throw new DomainError('INVALID_INPUT', { problem: 'funnel: unknown' })
    return { funnels: names, funnel: null }
  }
  const span = spanOf(question, businessDayOf(context.now))
  const [counted, shopDays] = await Promise.all([
    listFunnelDays(context.db, span.fromDay, span.toDay),
    listEventDays(context.db, span.fromDay, span.toDay),
  ])
  const busy = shopDays.filter(({ names }) => names.length > 0).map(({ _id }) => _id)
  return { funnels: names, funnel: toView(rule, { ...span, busy }, counted, context.now) }
}

function spanOf({ fromDay, toDay }: FunnelQuestion, today: BusinessDay) {
  const to = toDay ?? addDays(today, -1)
  const from = fromDay ?? addDays(to, 1 - PERIOD_DAYS)
  const days = daysBetween(from, to) + 1
  // Days that were not named are counted from the one that was, and may leave the calendar.
  if (days < 1 || days > SPAN_DAYS_MAX || parseBusinessDay(from) === null)
    throw new DomainError('INVALID_INPUT', { problem: 'fromDay: span' })
  return { fromDay: from, toDay: to }
}

interface Span {
  fromDay: BusinessDay
  toDay: BusinessDay
  /** Days of it on which anybody did anything. */
  busy: BusinessDay[]
}

function toView(rule: FunnelRule, span: Span, found: readonly FunnelDay[], now: number) {
  const { key, name, windowHours, steps } = rule
  const digest = digestOf(rule)
  const days = found.flatMap(({ _id: day, funnels }) => {
    const counted = funnels.find((each) => each.key === key && each.digest === digest)
    return counted ? { day, members: counted.members } : []
  })
  const sums = steps.map((_, index) => days.reduce((sum, { members }) => sum + (members[index] ?? 0), 0))
  return {
    key,
    name,
    windowHours,
    fromDay: span.fromDay,
    toDay: span.toDay,
    steps: steps.map(({ title }, index) => ({
      title,
      members: sums[index] ?? 0,
      ofFirst: rateOf(sums[index] ?? 0, sums[0] ?? 0),
      ofBefore: rateOf(sums[index] ?? 0, sums[index - 1] ?? sums[0] ?? 0),
    })),
    days,
    uncountedDays: span.busy.filter((day) => !days.some((counted) => counted.day === day)).length,
    settledTo: settledTo(span, windowHours, now),
    definition: FUNNEL_DEFINITION,
  }
}

/** The last day of the span whose latest beginning has had its whole window. */
function settledTo({ fromDay, toDay }: Span, windowHours: number, now: number) {
  const last = addDays(businessDayOf(now - windowHours * HOUR_MS), -1)
  const settled = last < toDay ? last : toDay
  return settled >= fromDay && endOfDay(settled) + windowHours * HOUR_MS <= now ? settled : null
}
