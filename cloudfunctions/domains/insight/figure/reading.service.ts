import { costRules } from '#shared/insight/cost/rules'
import { type Counted, type FigureFacts, lengthOf, type Total } from '#shared/insight/figure/facts'
import { emptySum, type FigureDay, figureDayId, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { FIGURES, figuresFor } from '#shared/insight/figure/figures'
import { whyNot } from '#shared/insight/figure/known-of'
import { specOf } from '#shared/insight/figure/own-figures'
import { before, type Period, type PeriodKind, periodsBefore, shownPeriods } from '#shared/insight/figure/period'
import { type Progress, progressOf } from '#shared/insight/figure/progress'
import { type Scope, scopeKindOf, slicesOf } from '#shared/insight/figure/scope'
import type { FigureSpec } from '#shared/insight/figure/spec'
import { type FigureTargetRules, figureLight, rulesForPart } from '#shared/insight/figure/target-rules'
import { USUAL_PERIODS } from '#shared/insight/figure/usual'
import { kindOfDay, type WatchRules, watchRules } from '#shared/insight/incident/rules'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ReadContext } from '../../../platform/context'
import type { Db, Group } from '../../../platform/db/db'
import { findJobState } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { listNewestOpenDays } from '../event/event.face'
import { COUNT_JOB, RIGHT_SINCE } from './counted-as'
import { listFigureDays, listTurnovers, sumByDay, sumTurnovers } from './figure.repository'
import { type OwnInForce, ownFigures } from './own.service'

/** Enough for all days that are ever counted at once. */
const OPEN_DAYS_MAX = 500

export interface Read {
  facts: FigureFacts
  specs: readonly FigureSpec[]
  /** Figures that this part of the shop has not got, and why. */
  notHere: readonly { spec: FigureSpec; why: string }[]
  /** A figure of a period, reckoned once: the pages of a series look back at the same periods. */
  of(spec: FigureSpec, period: Period): Counted
  /** Whether a period teaches what is usual: it was counted, the shop stood, and it was no special one. */
  isOrdinary(period: Period): boolean
  /** How far counting has come, for what somebody looks at. */
  progress(looked: readonly Period[]): Progress
}

/** Behind what is read for its own sake, so that who bought then is followed for 90 days too. */
const FOLLOWED_DAYS = 90
/** Behind what is shown, so that who bought a year before it is known of each period. */
const YEAR_DAYS = 365

/** What a board and the page of a figure read: the same days, so that they say the same of the same period. */
function spanOf({ kind, last }: Looked): Period {
  const [first = last] = shownPeriods(kind, last)
  const usual = periodsBefore(kind, first, USUAL_PERIODS + 1).at(-1) ?? first
  const yearAgo = addDays(first.fromDay, -YEAR_DAYS)
  const fromDay = usual.fromDay < yearAgo ? usual.fromDay : yearAgo
  return { fromDay: addDays(fromDay, -FOLLOWED_DAYS), toDay: last.toDay }
}

/** The period of a kind that is looked at. */
interface Looked {
  kind: PeriodKind
  last: Period
}

/** For figures of periods of a kind. Four reads, however many members and stores there are. */
export async function readFigures(context: ReadContext, scope: Scope, looked: Looked): Promise<Read> {
  const { db } = context
  const span = spanOf(looked)
  const own = await ownFigures(context)
  const { fenPer100Points } = await rulesInForce(context, costRules)
  const watched = await rulesInForce(context, watchRules)
  const [days, totals, open, job] = await Promise.all([
    daysOf(db, scope, span, own),
    totalsOf(db, scope, span),
    listNewestOpenDays(db, 'figure', OPEN_DAYS_MAX),
    findJobState(db, COUNT_JOB),
  ])
  const kind = scopeKindOf(scope)
  const byDay = new Map(days.map((day) => [day.day, day]))
  const uncounted = open.map(({ day }) => day as BusinessDay).filter((day) => !byDay.has(day))
  const facts: FigureFacts = { scope: kind, days: byDay, fromDay: span.fromDay, totals, fenPer100Points }
  return {
    facts,
    of: reckoningOnce(facts),
    isOrdinary: isOrdinaryBy({ firstDay: [...byDay.keys()].sort()[0] ?? null, uncounted, watched }),
    specs: [...figuresFor(kind), ...own.map(({ figure, mark }) => specOf(figure, mark))],
    notHere: FIGURES.flatMap((spec) => {
      const why = whyNot(spec.knownOf, kind)
      return why === null ? [] : [{ spec, why }]
    }),
    progress: (looked) =>
      progressOf(
        {
          hasBegun: Number(job?.checkpoint?.countedAs ?? 0) >= RIGHT_SINCE,
          open: open.map(({ day }) => day as BusinessDay),
          counted: days.map(({ day }) => day),
          isMore: open.length === OPEN_DAYS_MAX,
        },
        { looked, today: businessDayOf(context.now) },
      ),
  }
}

function reckoningOnce(facts: FigureFacts): Read['of'] {
  const known = new Map<string, Counted>()
  return (spec, period) => {
    const id = `${spec.key} ${period.fromDay} ${period.toDay}`
    const counted = known.get(id) ?? spec.of(facts, period)
    known.set(id, counted)
    return counted
  }
}

/** Special days may make so much of a period that is still like others. */
const SPECIAL_SHARE_MAX = 0.2

interface Teaching {
  firstDay: BusinessDay | null
  uncounted: readonly BusinessDay[]
  watched: WatchRules
}

function isOrdinaryBy({ firstDay, uncounted, watched }: Teaching): Read['isOrdinary'] {
  return (period) => {
    const { fromDay, toDay } = period
    if (firstDay === null || fromDay < firstDay || uncounted.some((day) => day >= fromDay && day <= toDay)) return false
    const length = lengthOf(period)
    const days = Array.from({ length }, (_, at) => addDays(fromDay, at))
    return days.filter((day) => kindOfDay(watched, day) !== null).length <= SPECIAL_SHARE_MAX * length
  }
}

/** A figure of a period as a page shows it, and what it was the period before, from which its light goes on. */
export function figureOf(spec: FigureSpec, { of, isOrdinary, facts }: Read, { rules: all, kind, period }: Judging) {
  const rules = rulesForPart(all, spec, facts.scope)
  const [now, was] = [of(spec, period), of(spec, before(kind, period))]
  const usual = isOrdinary(period) ? periodsBefore(kind, period, USUAL_PERIODS + 1) : []
  const earlier = usual.map((each) => (isOrdinary(each) ? of(spec, each) : null))
  return { was, counted: { ...now, ...figureLight(rules, spec, { kind, period, now, was, earlier }) } }
}

interface Judging {
  rules: FigureTargetRules
  kind: PeriodKind
  period: Period
}

/** What a page tells of a figure beside its numbers. */
export const titlesOf = ({ key, group, title, unit, formula, definition, lessIsBetter = false }: FigureSpec) => ({
  key,
  group,
  title,
  unit,
  formula,
  definition,
  lessIsBetter,
})

const FIELDS = [
  'orders',
  'spentFen',
  'buyers',
  'couponOrders',
  'couponFen',
  'couponOffFen',
  'couponBuyers',
  'couponRegulars',
] as const
const TOLD_FIELDS = ['marks', 'marks5', 'marks4', 'marksLow', 'tickets', 'ticketsSolved'] as const
const CUSTOM_FIELDS = ['orders', 'above', 'below'] as const

async function daysOf(db: Db, scope: Scope, span: Period, own: readonly OwnInForce[]): Promise<FigureDay[]> {
  const slices = slicesOf(scope)
  const [only] = slices
  if (slices.length === 1 && only !== undefined) return listFigureDays(db, only, span)
  const counted = own.flatMap(({ mark }) => CUSTOM_FIELDS.map((field) => `custom.${mark}.${field}`))
  const told = TOLD_FIELDS.map((name) => `told.${name}`)
  return (await sumByDay(db, slices, span, [...FIELDS, ...told, ...counted])).map((group) => together(group, own))
}

/** A day of several stores: someone who bought at two of them is two of its buyers. */
function together({ key, sums }: Group, own: readonly OwnInForce[]): FigureDay {
  const day = key as BusinessDay
  const { sums: blank } = emptySum(day, WHOLE_SHOP)
  const of = (field: string) => sums[field] ?? 0
  const custom = own.map(({ mark }) => [
    mark,
    Object.fromEntries(CUSTOM_FIELDS.map((field) => [field, of(`custom.${mark}.${field}`)])),
  ])
  return {
    ...blank,
    _id: figureDayId(day, WHOLE_SHOP),
    ...Object.fromEntries(FIELDS.map((field) => [field, of(field)])),
    custom: Object.fromEntries(custom),
    told: Object.fromEntries(TOLD_FIELDS.map((name) => [name, of(`told.${name}`)])),
    gaps: [],
    came: null,
    firstCountedAt: 0,
  }
}

async function totalsOf(db: Db, { storeIds, tier, channel }: Scope, span: Period): Promise<Map<BusinessDay, Total>> {
  // Nobody enters what a tier has bought, or who came by a channel.
  if (tier !== undefined || channel !== undefined) return new Map()
  if (storeIds && storeIds.length > 1) {
    const groups = await sumTurnovers(db, storeIds, span)
    // A day of which a store is missing is not the region's.
    const whole = groups.filter(({ count }) => count === storeIds.length)
    return new Map(whole.map(({ key, sums }) => [key as BusinessDay, { totalFen: sums.totalFen ?? 0, orders: null }]))
  }
  const entered = await listTurnovers(db, storeIds?.[0] ?? WHOLE_SHOP, span)
  return new Map(entered.map(({ day, totalFen, orders = null }) => [day, { totalFen, orders }]))
}
