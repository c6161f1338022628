import { ALL, kindOfPart, type PartKey, STEP_KEYS, type Step, stepOf } from '#shared/kernel/watched-step'
import type { Cause, Met } from './incident'
import { lookAt, type StepFinding } from './look'
import { partsOfStep, seriesOf, type Watched } from './usual'
import { sumOf } from './watch'

/** Findings that have one cause: what an incident is made of. */
export interface Trouble {
  direction: 'fall' | 'rise'
  /** `all`, or the one part to which it is confined. */
  scope: PartKey
  /** The step at which it begins: the earliest of its path. */
  root: Step
  steps: Step[]
  cells: number
  count: number
  expected: number
  causes: Cause[]
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
  if (!first) return null
  const { stretch } = first.finding
  return {
    direction: first.finding.direction,
    scope: first.scope,
    root: first.step,
    steps: [...new Set(byOrder.map(({ step }) => step))],
    cells: stretch.cells,
    count: stretch.count,
    expected: stretch.expected,
    causes: [...first.causes, ...failuresIn(watched, stretch.cells)].slice(0, CAUSES_MAX),
  }
}

/** Where a finding belongs: to the part in which it was found, or to the one that carries what is missing of the whole. */
function placeOf(watched: Watched, { step, part, finding }: StepFinding): { scope: PartKey; causes: Cause[] } {
  const causes = causesOf(watched, step, finding.direction, finding.stretch.cells)
  if (part !== ALL) return { scope: kindOfPart(part) === 'till' ? part.replace('till=', 'store=') : part, causes }
  const store = causes.find(({ key }) => kindOfPart(key) === 'store')
  return { scope: store?.key ?? ALL, causes }
}

function causesOf(watched: Watched, step: Step, direction: 'fall' | 'rise', cells: number): Cause[] {
  const whole = sumIn(watched, step, ALL, cells)
  const sign = direction === 'fall' ? 1 : -1
  const gap = sign * (whole.expected - whole.count)
  if (gap <= 0) return []
  const parts = partsOfStep(watched, step).map((key) => ({ key, ...sumIn(watched, step, key, cells) }))
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
    .map((key) => ({ key, ...sumIn(watched, 'failed', key, cells) }))
    .filter(({ count, expected }) => count >= FAILURES_MIN && count >= expected * FAILURES_TIMES)
    .map(({ key, count, expected }) => ({ key, count, expected, share: 1 }))
}

function sumIn(watched: Watched, step: Step, part: PartKey, cells: number): { count: number; expected: number } {
  const { count, mean } = sumOf(seriesOf(watched, step, part), cells)
  return { count, expected: mean }
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

/** What is wrong as of the newest cell that is over. On a day on which the shop is closed only what is too much is. */
export function metIn(watched: Watched, { isClosed }: { isClosed: boolean }): Met[] {
  const found = lookAt(watched).filter(({ finding }) => !isClosed || finding.direction === 'rise')
  return troublesOf(watched, found).map((trouble) => ({
    kind: 'minutes',
    ...trouble,
    title: troubleTitle(trouble),
    text: troubleText(trouble),
  }))
}

function troubleText({ root, cells, count, expected, direction }: Trouble): string {
  const usual = expected < 10 ? Math.round(expected * 10) / 10 : Math.round(expected)
  const span = cells >= 6 ? `${Math.round(cells / 6)} 小时` : `${cells * 10} 分钟`
  const turn = direction === 'fall' ? '只有' : '有'
  return `最近 ${span}“${stepOf(root).title}”按平常该有约 ${usual} 次，${turn} ${count} 次`
}
