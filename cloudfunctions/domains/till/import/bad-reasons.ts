import type { ImportRun } from './import-run.repository'
import type { LineProblem } from './sheet'

/** Rows that are not recorded for the same reason, because a thousand of one kind need one correction. */
export interface ReasonCount {
  reason: string
  rows: number
  /** The first of them. */
  lines: number[]
}

export type Reasons = Map<string, ReasonCount>

const LINES_MAX = 8
/** A file that fails in more ways than this is not the kind of file it was taken for. */
const REASONS_MAX = 60
const OTHERS = '其他原因'

export function countReason(reasons: Reasons, { line, reason }: LineProblem): void {
  const wanted = kindOf(reason)
  const kind = reasons.has(wanted) || reasons.size < REASONS_MAX ? wanted : OTHERS
  const count = reasons.get(kind) ?? { reason: kind, rows: 0, lines: [] }
  reasons.set(kind, count)
  count.rows += 1
  if (count.lines.length < LINES_MAX) count.lines.push(line)
}

/** Of the file and of what contradicts the records, the most frequent first. */
export function reasonsOf(
  { reasons }: { reasons: Reasons },
  { conflicts, conflictCount }: Pick<ImportRun, 'conflicts' | 'conflictCount'>,
): ReasonCount[] {
  const all: Reasons = new Map(
    [...reasons].map(([kind, { lines, ...count }]) => [kind, { ...count, lines: [...lines] }]),
  )
  for (const conflict of conflicts) countReason(all, conflict)
  const unlisted = conflictCount - conflicts.length
  if (unlisted > 0) all.set(OTHERS, { reason: OTHERS, rows: (all.get(OTHERS)?.rows ?? 0) + unlisted, lines: [] })
  return [...all.values()].sort((a, b) => b.rows - a.rows)
}

/** Without the receipt or the cell that it was seen in. */
function kindOf(reason: string): string {
  return reason.replace(/小票 \S* /, '小票').replace(/（[^（）]*）/g, '')
}
