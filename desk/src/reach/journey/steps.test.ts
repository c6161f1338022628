import {
  type DraftJourney,
  draftOf,
  emptyJourney,
  freeId,
  inOrder,
  problemsAt,
  walk,
  waysOf,
  withoutStep,
  withStepAfter,
} from './steps'
import { NODE_KINDS } from './words'

const branched: DraftJourney = {
  start: 'wait-1',
  nodes: [
    { kind: 'wait', id: 'wait-1', next: 'branch-1' },
    { kind: 'inbox', id: 'inbox-2', next: null },
    { kind: 'branch', id: 'branch-1', yes: 'inbox-1', no: 'inbox-2' },
    { kind: 'inbox', id: 'inbox-1', next: null },
  ],
}
const idsOf = (journey: DraftJourney) => inOrder(journey).map(({ id }) => id)

test('steps stand in the order in which members come to them; those that nobody comes to stand last', () => {
  expect(idsOf(branched)).toEqual(['wait-1', 'branch-1', 'inbox-1', 'inbox-2'])
  const lost = { ...branched, nodes: [{ kind: 'tag' as const, id: 'tag-1', next: null }, ...branched.nodes] }
  expect(idsOf(lost).at(-1)).toBe('tag-1')
})

test('a new step stands behind the one that was chosen, and goes on to where that led', () => {
  const { journey, id } = withStepAfter(branched, 'wait-1', 'coupon')
  expect(id).toBe('coupon-1')
  expect(idsOf(journey)).toEqual(['wait-1', 'coupon-1', 'branch-1', 'inbox-1', 'inbox-2'])
  // Before the first one, where none is chosen.
  expect(idsOf(withStepAfter(branched, null, 'wait').journey)[0]).toBe('wait-2')
})

test.each(NODE_KINDS)('a %s can be added, and taken out again with nothing lost behind it', (kind) => {
  const { journey, id } = withStepAfter(branched, 'wait-1', kind)
  expect(journey.nodes.find((node) => node.id === id)?.kind).toBe(kind)
  const back = withoutStep(journey, id)
  // Behind an end there is nothing to go on to.
  expect(idsOf(back)).toEqual(kind === 'end' ? ['wait-1', 'inbox-2', 'branch-1', 'inbox-1'] : idsOf(branched))
})

test('the last step stays, and a circle through a step that goes leads nowhere', () => {
  const empty = emptyJourney()
  expect(withoutStep(empty, empty.start)).toBe(empty)
  const circle: DraftJourney = {
    start: 'wait-1',
    nodes: [
      { kind: 'wait', id: 'wait-1', next: 'wait-2' },
      { kind: 'wait', id: 'wait-2', next: 'wait-2' },
    ],
  }
  expect(withoutStep(circle, 'wait-2').nodes).toEqual([{ kind: 'wait', id: 'wait-1', next: null }])
})

test('an id is never given twice', () => {
  expect(freeId(branched, 'inbox')).toBe('inbox-3')
  expect(freeId(branched, 'clerkTask')).toBe('clerktask-1')
})

test('what is stored and is no journey begins as an empty one', () => {
  expect(draftOf('broken')).toEqual(emptyJourney())
  expect(draftOf({ start: 'a', nodes: [{ kind: 'end', id: 'a' }, 7] }).nodes).toHaveLength(1)
})

test('problems stand at their step and field', () => {
  const problems = [
    { path: 'nodes.2.condition', text: '写得不对' },
    { path: 'nodes.2', text: '走不到这一步' },
    { path: 'nodes.21.title', text: '要填' },
  ]
  expect(problemsAt(problems, 2)).toEqual(
    new Map([
      ['condition', ['写得不对']],
      ['', ['走不到这一步']],
    ]),
  )
})

test('arrows walk along the ways', () => {
  expect(walk(branched, 'wait-1', 'ArrowDown')).toBe('branch-1')
  expect(walk(branched, 'branch-1', 'ArrowDown')).toBe('inbox-1')
  expect(walk(branched, 'inbox-1', 'ArrowRight')).toBe('inbox-2')
  expect(walk(branched, 'inbox-2', 'ArrowLeft')).toBe('inbox-1')
  expect(walk(branched, 'inbox-2', 'ArrowRight')).toBeNull()
  expect(walk(branched, 'inbox-2', 'ArrowUp')).toBe('branch-1')
  expect(waysOf({ kind: 'end', id: 'end-1' })).toEqual([])
})
