import type { FigureTargetRules } from '#shared/insight/figure/target-rules'
import { type BusinessDay, type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import { agreeTo } from '../scripts/demo/agree'
import { openLastMonthsTargets, openTargets } from '../scripts/demo/targets'
import type { ScheduledAct } from './day'
import type { Living } from './living'
import { mustOf } from './opening'
import { ownerAtDesk } from './owner'

const FIGURES_AT = 25
const HOUR = 10.2
/** On the first page stands what is wanted of 30 days: written in autumn, and raised once. */
const FIRST_PAGE: Readonly<Record<string, typeof openTargets>> = {
  '2026-10-01': openLastMonthsTargets,
  '2026-11-01': openTargets,
}

/** What the shop wants to reach: proposed by an operator, agreed to by the owner. */
export function targetsOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  const { index, plan } = living
  const act = { at: at(HOUR), key: 'targets' }
  const open = FIRST_PAGE[day]
  const ladders = laddersOf(monthOf(day), plan.members)
  return [
    ...(open ? [{ ...act, act: () => withOwner(living, open) }] : []),
    ...(index === FIGURES_AT ? [{ ...act, act: () => withOwner(living, enter(ladders)) }] : []),
  ]
}

type Agreed = typeof openTargets

async function withOwner({ floor }: Living, open: Agreed): Promise<void> {
  await open(mustOf(floor.ops, 'targets'), mustOf(await ownerAtDesk(floor, 'targets'), 'agrees'))
}

const enter =
  (rules: FigureTargetRules): Agreed =>
  (ops, owner) =>
    agreeTo(ops, 'figure-targets', rules, '一年的底线和目标', owner)

const USUAL_MEMBERS = 1_760
const MONTHS = 12
const FIRST_FEN = 4_000_000
const MORE_EACH_MONTH_FEN = 560_000
const CHALLENGE_PERCENT = 112

/** A year that is filled in once, of a shop that grows by the month and keeps its shares. */
function laddersOf(fromMonth: BusinessMonth, members: number): FigureTargetRules {
  const size = members / USUAL_MEMBERS
  const turnover = Array.from({ length: MONTHS }, (_, month) => {
    const base = Math.round((size * (FIRST_FEN + month * MORE_EACH_MONTH_FEN)) / 100) * 100
    return { base, challenge: Math.round((base * CHALLENGE_PERCENT) / 10_000) * 100 }
  })
  const kept = (key: string, base: number, challenge: number) => ({ key, fromMonth, steps: [{ base, challenge }] })
  return {
    ladders: [
      { key: 'turnover', fromMonth, steps: turnover },
      kept('memberShare', 0.45, 0.6),
      kept('orderValue', 3_000, 4_000),
      kept('newShare', 0.1, 0.2),
      kept('activation', 0.6, 0.75),
      kept('asleep', 0.5, 0.35),
      kept('satisfaction', 0.85, 0.92),
    ],
    marginPercent: 62,
    hysteresisPercent: 3,
  }
}
