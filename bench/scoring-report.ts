import { type ModelSpeed, measureModels } from './model-speed'
import { measureScoring, type ScoringCost } from './scoring'
import { ratio, rounded } from './statistics'
import { table } from './table'

export interface ScoringReport {
  models: ModelSpeed
  nights: ScoringCost[]
}

/** A night in which one in a hundred members has bought reads at most this part of what a look at everybody reads. */
const READ_SHARE_MAX = 1 / 20

export async function measureScoringReport(): Promise<ScoringReport> {
  return { models: measureModels(), nights: await measureScoring() }
}

export function isScoringKept({ nights }: ScoringReport): boolean {
  return nights.every(({ full, next }) => shareOf(next.documents, full.documents) <= READ_SHARE_MAX)
}

/** Markdown, so that a run can be kept in docs/bench.md as it is. */
export function describeScoring({ models, nights }: ScoringReport): string {
  const speed = [
    ...models.scored.map(({ days, ms }) => [`a million members, ${days} days ahead`, ms]),
    ...models.fitted.map(({ kind, ms }) => [`fit of 25 000 members, ${kind}`, ms]),
  ]
  const rows = nights.flatMap(({ members, full, next, peakMemoryMb }) => [
    [members, 'first', full.looked, full.written, full.queries, full.documents, null, full.seconds, peakMemoryMb],
    [
      members,
      'next',
      next.looked,
      next.written,
      next.queries,
      next.documents,
      shareOf(next.documents, full.documents),
      next.seconds,
      null,
    ],
  ])
  const head = [
    'members',
    'night',
    'looked at',
    'written',
    'queries',
    'documents',
    'share',
    'seconds',
    'peak memory in MB',
  ]
  return [
    `## Models\n\n${table(['what', 'ms on one core'], speed)}`,
    `## Nights of scoring, one in a hundred has bought\n\n${table(head, rows)}`,
  ].join('\n\n')
}

function shareOf(part: number, whole: number): number {
  return rounded(ratio(part, whole), 3)
}
