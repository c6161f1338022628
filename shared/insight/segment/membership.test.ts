import type { BusinessDay } from '#shared/kernel/business-day'
import { decideMembership } from './membership'

const day = (text: string) => text as BusinessDay
const when = { today: day('2026-11-22'), yesterday: day('2026-11-21'), isGone: (id: string) => id === 'seg_gone' }
const held = (segmentId: string, since = '2026-11-01') => ({ segmentId, sinceDay: day(since) })
const nothing = { segments: [], left: [] }

test('who meets a condition enters today, and who meets it no more leaves as of yesterday', () => {
  const verdicts = new Map([
    ['seg_a', true],
    ['seg_b', false],
  ])
  expect(decideMembership({ segments: [held('seg_b')], left: [] }, verdicts, when)).toEqual({
    segments: [held('seg_a', '2026-11-22')],
    left: [{ segmentId: 'seg_b', day: '2026-11-21' }],
    changes: [
      { segmentId: 'seg_b', kind: 'left' },
      { segmentId: 'seg_a', kind: 'entered' },
    ],
  })
})

test('told the same again, nothing changes', () => {
  const verdicts = new Map([
    ['seg_a', true],
    ['seg_b', false],
  ])
  const first = decideMembership(nothing, verdicts, when)
  expect(decideMembership(first, verdicts, when)).toEqual({ ...first, changes: [] })
})

test('a segment that could not be asked keeps whom it has', () => {
  const kept = { segments: [held('seg_a')], left: [] }
  expect(decideMembership(kept, new Map(), when)).toEqual({ ...kept, changes: [] })
})

test('of a segment that does not exist any more nothing is left', () => {
  const before = { segments: [held('seg_gone')], left: [{ segmentId: 'seg_gone', day: day('2026-10-01') }] }
  expect(decideMembership(before, new Map(), when)).toEqual({
    ...nothing,
    changes: [{ segmentId: 'seg_gone', kind: 'left' }],
  })
})

test('who comes back has not left, and the second leaving is the one that counts', () => {
  const back = decideMembership(
    { segments: [], left: [{ segmentId: 'seg_a', day: day('2026-10-01') }] },
    new Map([['seg_a', true]]),
    when,
  )
  expect(back).toMatchObject({ segments: [held('seg_a', '2026-11-22')], left: [] })
  expect(decideMembership(back, new Map([['seg_a', false]]), when).left).toEqual([
    { segmentId: 'seg_a', day: '2026-11-22' },
  ])
})
