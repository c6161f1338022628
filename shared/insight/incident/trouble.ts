import { ALL, kindOfPart, type PartKey, STEP_KEYS, type Step, stepOf } from '#shared/kernel/watched-step'
import type { StepFinding } from './look'
import { partsOfStep, seriesOf, type Watched } from './usual'

/** Findings that have one cause: what an incident is made of. */
export interface Trouble {
  direction: 'fall' | 'rise'
  /** `all`, or the one part to which it is confined. */
  scope: PartKey
  /** The step at which it begins: the earliest of its path. */
  root: Step
  steps: Step[]
  by: 'once' | 'twice'
  cells: number
  count: number
  expected: number
  causes: Cause[]
}

/** A part that carries what is missing, or what is too much. */
export interface Cause {
  key: PartKey
  count: number
  expected: number
  /** Of all that is missing, or too much. */
  share: number
}

const CAUSE_SHARE_MIN = 0.6
const CAUSES_MAX = 5
const FAILURES_MIN = 5
const FAILURES_TIMES = 3

/** One trouble for everything that fell, or rose, in the same place at the same time. */
export function troublesOf(watched: Watched, findings: readonly StepFinding[]): Trouble[] {
  const placed = findings.map((finding) => ({ ...finding, ...placeOf(watched, finding) }))
  const groups = new Map<string, typeof placed>()
  // What falls everywhere falls at each store too: the stores say nothing new then.
  const everywhere = new Set(placed.filter(({ scope }) => scope === ALL).map((one) => one.finding.direction))
  for (const one of placed) {
    const { direction } = one.finding
    const scope = everywhere.has(direction) && kindOfPart(one.scope) !== 'amount' ? ALL : one.scope
    const key = `${direction}:${scope}`
    groups.set(key, [...(groups.get(key) ?? []), { ...one, scope }])
  }
  return [...groups.values()].flatMap((group) => toTrouble(watched, group) ?? [])
}

function toTrouble(
  watched: Watched,
  group: readonly (StepFinding & { scope: PartKey; causes: Cause[] })[],
): Trouble | null {
  const byOrder = [...group].sort((a, b) => STEP_KEYS.indexOf(a.step) - STEP_KEYS.indexOf(b.step))
  const first = byOrder.find(({ part }) => part === ALL) ?? byOrder[0]
  const [stretch] = first?.finding.stretches ?? []
  if (!first || !stretch) return null
  return {
    direction: first.finding.direction,
    scope: first.scope,
    root: first.step,
    steps: [...new Set(byOrder.map(({ step }) => step))],
    by: first.finding.by,
    cells: stretch.cells,
    count: stretch.count,
    expected: stretch.expected,
    causes: [...first.causes, ...failuresIn(watched, stretch.cells)].slice(0, CAUSES_MAX),
  }
}

/** Where a finding belongs: to the part in which it was found, or to the one that carries what is missing of the whole. */
function placeOf(watched: Watched, { step, part, finding }: StepFinding): { scope: PartKey; causes: Cause[] } {
  const [stretch] = finding.stretches
  const causes = stretch ? causesOf(watched, step, finding.direction, stretch.cells) : []
  if (part !== ALL) return { scope: kindOfPart(part) === 'till' ? part.replace('till=', 'store=') : part, causes }
  const store = causes.find(({ key }) => kindOfPart(key) === 'store')
  return { scope: store?.key ?? ALL, causes }
}

function causesOf(watched: Watched, step: Step, direction: 'fall' | 'rise', cells: number): Cause[] {
  const whole = sumOf(watched, step, ALL, cells)
  const sign = direction === 'fall' ? 1 : -1
  const gap = sign * (whole.expected - whole.count)
  if (gap <= 0) return []
  const parts = partsOfStep(watched, step).map((key) => ({ key, ...sumOf(watched, step, key, cells) }))
  return parts
    .map(({ key, count, expected }) => ({ key, count, expected, share: (sign * (expected - count)) / gap }))
    .filter(
      ({ share, key, expected }) => share >= CAUSE_SHARE_MIN && isTelling(key, expected, whole.expected, direction),
    )
    .sort((a, b) => b.share - a.share)
}

/** That nearly all of it comes from where nearly all always comes from says nothing. */
function isTelling(key: PartKey, expected: number, whole: number, direction: 'fall' | 'rise'): boolean {
  if (kindOfPart(key) === 'amount') return false
  return direction === 'rise' || whole === 0 || expected / whole < 0.8
}

/** Which requests fail more often than usual meanwhile, and how: often the reason itself. */
function failuresIn(watched: Watched, cells: number): Cause[] {
  return partsOfStep(watched, 'failed')
    .map((key) => ({ key, ...sumOf(watched, 'failed', key, cells) }))
    .filter(({ count, expected }) => count >= FAILURES_MIN && count >= expected * FAILURES_TIMES)
    .map(({ key, count, expected }) => ({ key, count, expected, share: 1 }))
}

function sumOf(watched: Watched, step: Step, part: PartKey, cells: number): { count: number; expected: number } {
  const { counts, expected } = seriesOf(watched, step, part, cells)
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    expected: expected.reduce((sum, { mean }) => sum + mean, 0),
  }
}

/** What happened, in a sentence for who opens it. */
export function troubleTitle({ direction, root, scope }: Pick<Trouble, 'direction' | 'root' | 'scope'>): string {
  const { title } = stepOf(root)
  const kind = kindOfPart(scope)
  if (kind === 'amount') return '消费金额一下子变了样，先核对价格'
  if (root === 'failed') return '请求失败突然变多'
  const where = kind === 'store' ? '一家门店的' : ''
  return direction === 'fall' ? `${where}${title}突然变少` : `${where}${title}突然变多`
}
