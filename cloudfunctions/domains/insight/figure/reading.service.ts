import { costRules } from '#shared/insight/cost/rules'
import type { FigureFacts, Total } from '#shared/insight/figure/facts'
import { emptySum, type FigureDay, figureDayId, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { figuresFor } from '#shared/insight/figure/figures'
import { specOf } from '#shared/insight/figure/own-figures'
import { before, type Period, type PeriodKind } from '#shared/insight/figure/period'
import { type Progress, progressOf } from '#shared/insight/figure/progress'
import { isWhole, type Scope, slicesOf } from '#shared/insight/figure/scope'
import type { FigureSpec } from '#shared/insight/figure/spec'
import { type FigureTargetRules, figureLight } from '#shared/insight/figure/target-rules'
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
  /** How far counting has come, for what somebody looks at. */
  progress(looked: readonly Period[]): Progress
}

/** Behind what is shown, so that who bought then is followed for 90 days too; for 365 days only who bought since. */
const FOLLOWED_DAYS = 90

/** For figures of the days that are shown. Four reads, however many members and stores there are. */
export async function readFigures(context: ReadContext, scope: Scope, shown: Period): Promise<Read> {
  const { db } = context
  const span = { fromDay: addDays(shown.fromDay, -FOLLOWED_DAYS), toDay: shown.toDay }
  const own = await ownFigures(context)
  const { fenPer100Points } = await rulesInForce(context, costRules)
  const [days, totals, open, job] = await Promise.all([
    daysOf(db, scope, span, own),
    totalsOf(db, scope, span),
    listNewestOpenDays(db, 'figure', OPEN_DAYS_MAX),
    findJobState(db, COUNT_JOB),
  ])
  const kind = isWhole(scope) ? 'shop' : 'slice'
  return {
    facts: {
      scope: kind,
      days: new Map(days.map((day) => [day.day, day])),
      fromDay: span.fromDay,
      totals,
      fenPer100Points,
    },
    specs: [...figuresFor(kind), ...own.map(({ figure, mark }) => specOf(figure, mark))],
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

/** A figure of a period as a page shows it, and what it was the period before, from which its light goes on. */
export function figureOf(spec: FigureSpec, facts: FigureFacts, { rules, kind, period }: Judging) {
  const [now, was] = [spec.of(facts, period), spec.of(facts, before(kind, period))]
  return { was, counted: { ...now, ...figureLight(rules, spec, { kind, period, now, was }) } }
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

const FIELDS = ['orders', 'spentFen', 'buyers', 'couponOrders', 'couponFen', 'couponOffFen'] as const
const CUSTOM_FIELDS = ['orders', 'above', 'below'] as const

async function daysOf(db: Db, scope: Scope, span: Period, own: readonly OwnInForce[]): Promise<FigureDay[]> {
  const slices = slicesOf(scope)
  const [only] = slices
  if (slices.length === 1 && only !== undefined) return listFigureDays(db, only, span)
  const counted = own.flatMap(({ mark }) => CUSTOM_FIELDS.map((field) => `custom.${mark}.${field}`))
  return (await sumByDay(db, slices, span, [...FIELDS, ...counted])).map((group) => together(group, own))
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
