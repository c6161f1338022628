import type { Reach } from '#shared/base/condition/reach'
import { type SegmentCondition, segmentLanguage } from './language'
import { inOrder } from './order'

const jade: SegmentCondition = { kind: 'tier', in: ['jade'] }
const ink: SegmentCondition = { kind: 'tier', in: ['ink'] }
const tagged: SegmentCondition = { kind: 'tag', in: ['a'] }
const inA: SegmentCondition = { kind: 'inSegment', segmentId: 'seg_a' }
const lately: SegmentCondition = { kind: 'bought', withinDays: 30 }
const streak: SegmentCondition = { kind: 'streak', min: 3 }

test.each<[string, SegmentCondition, Reach]>([
  [
    'of several that must hold, the one that leaves the fewest',
    { kind: 'all', of: [streak, jade, lately] },
    { by: 'lastPurchase', withinDays: 30 },
  ],
  [
    'a segment before all others',
    { kind: 'all', of: [jade, { kind: 'all', of: [inA, lately] }] },
    { by: 'segment', segmentId: 'seg_a' },
  ],
  ['either of two tiers', { kind: 'any', of: [jade, ink] }, { by: 'tier', keys: ['jade', 'ink'] }],
  [
    'the longer of two windows',
    { kind: 'any', of: [lately, { kind: 'last', of: 'purchase', when: { withinDays: 90 } }] },
    { by: 'lastPurchase', withinDays: 90 },
  ],
  ['either of two kinds means everybody', { kind: 'any', of: [jade, tagged] }, { by: 'everybody' }],
  ['what is denied means everybody', { kind: 'not', of: jade }, { by: 'everybody' }],
  [
    'no purchase is met by those who have none',
    { kind: 'bought', withinDays: 30, count: { max: 0 } },
    { by: 'everybody' },
  ],
  ['a sum of at most something too', { kind: 'bought', withinDays: 30, sumFen: { max: 100 } }, { by: 'everybody' }],
  [
    'a sum of at least something is a purchase',
    { kind: 'bought', withinDays: 30, sumFen: { min: 1 } },
    { by: 'lastPurchase', withinDays: 30 },
  ],
  [
    'what waiting makes true cannot be left out',
    { kind: 'last', of: 'purchase', when: { overDays: 30 } },
    { by: 'everybody' },
  ],
])('%s', (_rule, condition, reach) => {
  expect(segmentLanguage.reachOf(condition)).toEqual(reach)
})

describe('segments that look at others', () => {
  const segment = (_id: string, ...others: string[]) => ({
    _id,
    condition: {
      kind: 'all' as const,
      of: [streak, ...others.map((segmentId): SegmentCondition => ({ kind: 'wasInSegment', segmentId }))],
    },
  })

  test('come after those they look at', () => {
    const ordered = inOrder([
      segment('seg_c', 'seg_b', 'seg_a'),
      segment('seg_b', 'seg_a'),
      segment('seg_a', 'seg_gone'),
    ])
    expect(ordered?.map(({ _id }) => _id)).toEqual(['seg_a', 'seg_b', 'seg_c'])
  })

  test('a circle has no order, however long', () => {
    expect(inOrder([segment('seg_a', 'seg_a')])).toBeNull()
    expect(inOrder([segment('seg_a', 'seg_c'), segment('seg_b', 'seg_a'), segment('seg_c', 'seg_b')])).toBeNull()
  })
})
