import { BOARD_DAYS, boardOf, PERIOD_DAYS } from '#shared/insight/report/board'
import { addAllSent, COMPLETENESS_TARGET, completenessOf } from '#shared/insight/report/completeness'
import { COMPLETENESS_DEFINITION, TIERS_DEFINITION } from '#shared/insight/report/definitions'
import type { BoardFacts } from '#shared/insight/report/figures'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { tierRules } from '#shared/ledger/tier/rules'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { findJobState } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { reportTiers } from '../../ledger/tier/tier.face'
import { listEventDays, ROLL_UP_JOB, rolledUpTo } from '../event/event.face'
import { findRetention, findTiersOf } from './report.repository'

/** What headquarters looks at first. Reads the shop’s days and a few others, however many members there are. */
export async function getBoard(context: Context) {
  const today = businessDayOf(context.now)
  return boardOf30Days(context, await boardFacts(context.db, addDays(today, -BOARD_DAYS), today))
}

/** The same from facts that are already read; they must cover at least the last `BOARD_DAYS`. */
export async function boardOf30Days(context: Context, facts: BoardFacts) {
  const { db, now } = context
  const today = businessDayOf(now)
  const [tiers, rolledTo] = await Promise.all([tiersOf(context, today), findRolledUpTo(db)])
  return {
    rolledUpTo: rolledTo,
    today,
    figures: boardOf(facts, today),
    tiers,
    tiersDefinition: TIERS_DEFINITION,
  }
}

/**
 * As the last night has counted them, which is one read: a count for each tier would be as many. Before the first night,
 * as they are now.
 */
async function tiersOf(context: Context, today: BusinessDay) {
  const monthAgo = addDays(today, -PERIOD_DAYS)
  // Until the night's work is done, the night before is the last one.
  const lately = [addDays(today, -1), addDays(today, -2)]
  const found = await findTiersOf(context.db, [...lately, monthAgo])
  const countedOn = (days: readonly BusinessDay[]) =>
    days.flatMap((day) => found.find((counted) => counted.day === day) ?? [])[0]?.tiers
  const last = countedOn(lately) ?? (await reportTiers(context)).tiers
  const before = countedOn([monthAgo])
  const { tiers } = await rulesInForce(context, tierRules)
  return tiers.map(({ key, name }) => ({
    key,
    name,
    members: last.find((tier) => tier.key === key)?.members ?? 0,
    before: before?.find((tier) => tier.key === key)?.members ?? null,
  }))
}

/** What figures are counted from, for some days: two reads, however many members there are. */
export async function boardFacts(db: Db, fromDay: BusinessDay, toDay: BusinessDay): Promise<BoardFacts> {
  const [days, grid] = await Promise.all([listEventDays(db, fromDay, toDay), findRetention(db)])
  return {
    days: new Map(days.map((day) => [day._id as BusinessDay, day])),
    cohorts: new Map((grid?.cohorts ?? []).map((cohort) => [cohort.firstDay, cohort])),
  }
}

/** The last 30 full days and today. */
export async function getCompleteness({ db, now }: Context) {
  const today = businessDayOf(now)
  const [found, rolledTo] = await Promise.all([
    listEventDays(db, addDays(today, -PERIOD_DAYS), today),
    findRolledUpTo(db),
  ])
  const days = found.map(({ _id, sent }) => ({ day: _id as BusinessDay, ...sent, share: completenessOf(sent) }))
  const total = addAllSent(found.map(({ sent }) => sent))
  return {
    rolledUpTo: rolledTo,
    days,
    total: { ...total, share: completenessOf(total) },
    target: COMPLETENESS_TARGET,
    definition: COMPLETENESS_DEFINITION,
  }
}

/** Up to when the shop’s days are complete; null before the first roll-up. */
export async function findRolledUpTo(db: Db): Promise<number | null> {
  return rolledUpTo((await findJobState(db, ROLL_UP_JOB))?.checkpoint ?? null)
}
