import { briefFigures, changedSentences, factsFrom, toDo } from '#shared/front/today/brief'
import { briefPage } from '#shared/front/today/brief-page'
import { BRIEF_KINDS, type BriefKind, briefId, lengthOf, missingPeriods, type Period } from '#shared/front/today/period'
import { targetRules } from '#shared/front/today/rules'
import { addDays, type BusinessDay, endOfDay } from '#shared/kernel/business-day'
import type { Light } from '#shared/kernel/light'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import type { Budget } from '../../../platform/noun/budget'
import type { JobContext, Slice } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { boardFacts, findRolledUpTo } from '../../insight/report/report.face'
import { listStores } from '../../people/staff/staff.face'
import { findBrief, insertBrief, listBriefsOf, type StoredBrief } from './today.repository'

const PAGE_SIZE = 20
const TREND_DAYS_MIN = 30
const BEFORE_TITLES: Record<BriefKind, string> = { day: '前一天', week: '上周', month: '上个月' }

/**
 * Every report that is due but missing, oldest first. If the last day of one is not rolled up yet, it waits for the
 * next run together with all later ones, so that none is skipped.
 */
export async function makeMissingBriefs(context: JobContext, budget: Budget): Promise<Slice> {
  const rolledUpTo = (await findRolledUpTo(context.db)) ?? 0
  let made = 0
  for (const kind of BRIEF_KINDS) {
    const [newest] = await listBriefsOf(context.db, kind, null, 1)
    let lights = lightsOf(newest)
    for (const period of missingPeriods(kind, newest?.fromDay ?? null, context.now)) {
      if (endOfDay(period.toDay) > rolledUpTo) break
      if (made > 0 && budget.isSpent()) return { checkpoint: null, isDone: false, looked: made, changed: made }
      const brief = await makeBrief(context, period, lights)
      await isNew(insertBrief(context.db, brief))
      lights = lightsOf(brief)
      made += 1
    }
  }
  return { checkpoint: null, isDone: true, looked: made, changed: made }
}

async function makeBrief(
  context: JobContext,
  period: Period,
  lights: Readonly<Record<string, Light>>,
): Promise<StoredBrief> {
  const { db, now } = context
  const facts = await boardFacts(db, factsFrom(period), period.toDay)
  const figures = briefFigures(facts, period, await rulesInForce(context, targetRules), lights)
  const { stores } = await listStores(context)
  const length = Math.max(lengthOf(period), TREND_DAYS_MIN)
  const days = Array.from({ length }, (_, index) => addDays(period.toDay, index + 1 - length))
  return {
    _id: briefId(period),
    ...period,
    madeAt: now,
    shop: `${stores.length} 家门店`,
    figures,
    sentences: changedSentences(figures, BEFORE_TITLES[period.kind]),
    toDo: toDo(figures),
    trend: days.map((day) => ({ day, value: facts.days.get(day)?.joined ?? 0 })),
  }
}

function lightsOf(brief: StoredBrief | undefined): Record<string, Light> {
  return Object.fromEntries((brief?.figures ?? []).map(({ key, light }) => [key, light]))
}

export async function listBriefs(
  { db }: Context,
  { kind, beforeDay }: { kind: BriefKind; beforeDay?: BusinessDay | undefined },
) {
  const found = await listBriefsOf(db, kind, beforeDay ?? null, PAGE_SIZE + 1)
  const page = found.slice(0, PAGE_SIZE)
  return {
    briefs: page.map(toView),
    nextBeforeDay: found.length > page.length ? (page.at(-1)?.fromDay ?? null) : null,
  }
}

/** @throws DomainError BRIEF_NOT_FOUND */
export async function getBrief({ db }: Context, id: string) {
  const brief = await findBrief(db, id)
  if (!brief) throw new DomainError('BRIEF_NOT_FOUND')
  return { brief: toView(brief), figures: brief.figures, page: briefPage(brief) }
}

function toView({ _id, kind, fromDay, toDay, madeAt, sentences, toDo: tasks }: StoredBrief) {
  return { briefId: _id, kind, fromDay, toDay, madeAt, sentences, toDo: tasks }
}
