import type { Definition, JourneyNode, NodeKind } from '#shared/reach/journey/definition'
import { isRecord, withAt } from '../../ui/form/schema-node'

/** A journey while somebody edits it: steps by their ids, not yet checked. */
export interface DraftStep extends Record<string, unknown> {
  kind: NodeKind
  id: string
}

export interface DraftJourney extends Record<string, unknown> {
  start: string
  nodes: DraftStep[]
}

/** A way on from a step: which field says it, what it is called there, and where it leads; null ends the journey. */
export interface Way {
  key: string
  word: string
  to: string | null
}

/** As stored; what is no journey at all begins as an empty one. */
export function draftOf(stored: unknown): DraftJourney {
  const nodes = isRecord(stored) && Array.isArray(stored.nodes) ? stored.nodes.filter(isStep) : []
  if (!isRecord(stored) || typeof stored.start !== 'string') return emptyJourney()
  return { ...stored, start: stored.start, nodes }
}

const isStep = (node: unknown): node is DraftStep =>
  isRecord(node) && typeof node.kind === 'string' && typeof node.id === 'string'

/** The least that can be started: newcomers are written to. */
export function emptyJourney(): DraftJourney {
  const first: Partial<Definition> = {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    condition: null,
    entry: { kind: 'once' },
    goal: null,
  }
  return {
    ...first,
    start: 'inbox-1',
    nodes: [{ kind: 'inbox', id: 'inbox-1', title: '', body: '', link: null, next: null }],
  }
}

export function waysOf(step: DraftStep): Way[] {
  const to = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  switch (step.kind) {
    case 'end':
      return []
    case 'branch':
      return [
        { key: 'yes', word: '是', to: to(step.yes) },
        { key: 'no', word: '不是', to: to(step.no) },
      ]
    case 'waitFor':
      return [
        { key: 'next', word: '等到了', to: to(step.next) },
        { key: 'otherwise', word: '没等到', to: to(step.otherwise) },
      ]
    case 'split': {
      const parts = Array.isArray(step.parts) ? step.parts.filter(isRecord) : []
      return parts.map((part, index) => ({
        key: `parts.${index}.next`,
        word: `${part.percent ?? 0}%`,
        to: to(part.next),
      }))
    }
    default:
      return [{ key: 'next', word: '', to: to(step.next) }]
  }
}

/** What the fields of a new step begin with. */
const BLANKS: { [K in NodeKind]: Omit<Extract<JourneyNode, { kind: K }>, 'id' | 'kind'> } = {
  wait: { duration: { amount: 1, unit: 'days' }, until: '10:00', weekdays: null, next: null },
  waitFor: { fact: 'purchase.recorded', within: { amount: 7, unit: 'days' }, next: null, otherwise: null },
  branch: { condition: { kind: 'number', field: 'purchaseCount', min: 1 }, yes: null, no: null },
  split: {
    parts: [
      { percent: 50, next: null },
      { percent: 50, next: null },
    ],
  },
  message: { purpose: 'coupon-ending', next: null },
  inbox: { title: '', body: '', link: null, next: null },
  coupon: { couponKey: '', next: null },
  points: { points: 10, next: null },
  tag: { tagKey: '', days: 30, next: null },
  clerkTask: { title: '', say: '', couponKey: null, within: { amount: 3, unit: 'days' }, next: null },
  webhook: { addressKey: '', next: null },
  end: {},
}

/** An id that no other step has: members who are under way are found by it, so it never changes. */
export function freeId({ nodes }: DraftJourney, kind: NodeKind): string {
  const stem = kind.toLowerCase()
  let number = 1
  while (nodes.some(({ id }) => id === `${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** A new step behind another one, whose first way leads to it from now on; its own first way goes on to where that led. */
export function withStepAfter(
  journey: DraftJourney,
  afterId: string | null,
  kind: NodeKind,
): { journey: DraftJourney; id: string } {
  const id = freeId(journey, kind)
  const before = journey.nodes.find((node) => node.id === afterId)
  const [way] = before ? waysOf(before) : []
  const onward = before ? (way?.to ?? null) : journey.start
  const fresh = led({ kind, id, ...BLANKS[kind] }, 0, onward)
  const nodes = [...journey.nodes.map((node) => (node === before ? led(node, 0, id) : node)), fresh]
  return { journey: { ...journey, start: before ? journey.start : id, nodes }, id }
}

/** The step with one of its ways leading elsewhere. */
export function led(step: DraftStep, index: number, to: string | null): DraftStep {
  const way = waysOf(step)[index]
  return way ? withWay(step, way.key, to) : step
}

export const withWay = (step: DraftStep, key: string, to: string | null): DraftStep =>
  // A key of a list is its place in it.
  withAt(
    step,
    key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    to,
  ) as DraftStep

/** Without the step; what led to it leads to where its first way led. */
export function withoutStep(journey: DraftJourney, goneId: string): DraftJourney {
  const gone = journey.nodes.find(({ id }) => id === goneId)
  if (!gone || journey.nodes.length === 1) return journey
  const first = waysOf(gone)[0]?.to ?? null
  const onward = first === goneId ? null : first
  const past = (to: string | null) => (to === goneId ? onward : to)
  const nodes = journey.nodes
    .filter((node) => node !== gone)
    .map((node) =>
      waysOf(node).reduce((step, { key, to }) => (to === goneId ? withWay(step, key, onward) : step), node),
    )
  return { ...journey, start: past(journey.start) ?? nodes[0]?.id ?? '', nodes }
}

export const withStep = (journey: DraftJourney, step: DraftStep): DraftJourney => ({
  ...journey,
  nodes: journey.nodes.map((node) => (node.id === step.id ? step : node)),
})

/** The steps in the order in which members come to them, the first way first; those that nobody comes to stand last. */
export function inOrder({ start, nodes }: DraftJourney): DraftStep[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<DraftStep>()
  const visit = (id: string | null) => {
    const step = id === null ? undefined : byId.get(id)
    if (!step || seen.has(step)) return
    seen.add(step)
    for (const { to } of waysOf(step)) visit(to)
  }
  visit(start)
  return [...seen, ...nodes.filter((node) => !seen.has(node))]
}

/** The problems of one step, by the place in it: 'nodes.2.body' of the third step is its 'body'. */
export function problemsAt(problems: readonly { path: string; text: string }[], index: number): Map<string, string[]> {
  const own = new Map<string, string[]>()
  const prefix = `nodes.${index}`
  for (const { path, text } of problems) {
    if (path !== prefix && !path.startsWith(`${prefix}.`)) continue
    const place = path.slice(prefix.length + 1)
    own.set(place, [...(own.get(place) ?? []), text])
  }
  return own
}

/** Where an arrow key leads from a step on the picture: down along its first way, up to what leads to it, aside to its siblings. */
export function walk(journey: DraftJourney, from: string, key: string): string | null {
  const { nodes } = journey
  const step = nodes.find(({ id }) => id === from)
  const before = nodes.find((node) => waysOf(node).some(({ to }) => to === from))
  if (key === 'ArrowDown') return (step && waysOf(step).find(({ to }) => to !== null)?.to) ?? null
  if (key === 'ArrowUp') return before?.id ?? null
  const row = [...new Set((before ? waysOf(before) : []).flatMap(({ to }) => to ?? []))]
  const at = row.indexOf(from)
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  return by === 0 ? null : (row[at + by] ?? null)
}

export const isPlaced = (step: DraftStep): step is DraftStep & { place: { x: number; y: number } } =>
  isRecord(step.place) && typeof step.place.x === 'number' && typeof step.place.y === 'number'

/** Without the places that somebody gave them by hand. */
export const arranged = (journey: DraftJourney): DraftJourney => ({
  ...journey,
  nodes: journey.nodes.map(({ place: _place, ...step }) => step as DraftStep),
})
