import { measureShapes, type ShapeCost } from './model-shapes'
import { type ModelSpeed, measureModels } from './model-speed'
import { measureScoring, type ScoringCost } from './scoring'
import { ratio, rounded } from './statistics'
import { table } from './table'

export interface ScoringReport {
  models: ModelSpeed
  shapes: ShapeCost[]
  nights: ScoringCost[]
}

/** A night in which one in a hundred members has bought reads at most this part of what a look at everybody reads. */
const READ_SHARE_MAX = 1 / 20

/** A version, whatever the shape of the shop: it is made in three parts of a function that has a minute. */
const SHAPE_MS_MAX = 2000

export async function measureScoringReport(): Promise<ScoringReport> {
  return { models: measureModels(), shapes: measureShapes(), nights: await measureScoring() }
}

export function isScoringKept({ shapes, nights }: ScoringReport): boolean {
  return areShapesKept(shapes) && areNightsKept(nights)
}

export const areShapesKept = (shapes: readonly ShapeCost[]) => shapes.every(({ cpuMs }) => cpuMs <= SHAPE_MS_MAX)

function areNightsKept(nights: readonly ScoringCost[]): boolean {
  return nights.every(({ full, next }) => shareOf(next.documents, full.documents) <= READ_SHARE_MAX)
}

/** Markdown, so that a run can be kept in docs/bench.md as it is. */
export function describeScoring({ models, shapes, nights }: ScoringReport): string {
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
    describeShapes(shapes),
    `## Nights of scoring, one in a hundred has bought\n\n${table(head, rows)}`,
  ].join('\n\n')
}

export function describeShapes(shapes: readonly ShapeCost[]): string {
  const rows = shapes.map(({ shape, members, hasConverged, cpuMs }) => [
    shape,
    members,
    hasConverged ? 'yes' : 'no',
    cpuMs,
  ])
  return `## A version of any shape\n\n${table(['how members buy', 'members', 'MBG/NBD found', 'processor ms'], rows)}`
}

function shareOf(part: number, whole: number): number {
  return rounded(ratio(part, whole), 3)
}
