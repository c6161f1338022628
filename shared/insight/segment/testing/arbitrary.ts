import fc from 'fast-check'
import { businessDayAt } from '#shared/base/condition/day-number'
import type { When } from '#shared/base/condition/fields'
import type { Facts } from '#shared/insight/tag/facts'
import type { BusinessDay } from '#shared/kernel/business-day'
import { someFacts, TODAY } from '../../tag/testing/facts'
import type { Question, SegmentCondition } from '../language'

// Windows are short and days are near, so that the interesting days are met often.
const days = fc.integer({ min: 1, max: 12 })
const ago = fc.integer({ min: 0, max: 15 })
const dayAgo = ago.map((daysAgo): BusinessDay => businessDayAt(TODAY - daysAgo))
const range = fc.oneof(
  fc.record({ min: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ max: fc.integer({ min: 0, max: 4 }) }),
)

const when: fc.Arbitrary<When> = fc.oneof(
  fc.record({ withinDays: days }),
  fc.record({ overDays: days }),
  fc.record({ fromDay: dayAgo }),
  fc.record({ untilDay: dayAgo }),
)

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.constantFrom<Question[]>({ kind: 'tier', in: ['paper'] }, { kind: 'tier', in: ['jade', 'ink'] }),
  when.map((asked): Question => ({ kind: 'joined', when: asked })),
  fc
    .tuple(fc.constantFrom('purchase' as const, 'checkIn' as const), when)
    .map(([of, asked]): Question => ({ kind: 'last', of, when: asked })),
  range.map((ends): Question => ({ kind: 'streak', ...ends })),
  range.map((ends): Question => ({ kind: 'number', field: 'purchaseCount', ...ends })),
  fc.constant<Question>({ kind: 'birthMonth', in: 'current' }),
  fc
    .tuple(
      days,
      range,
      fc.constantFrom<('page.viewed' | 'app.opened')[][]>(['page.viewed'], ['page.viewed', 'app.opened']),
    )
    .map(([withinDays, ends, events]): Question => ({ kind: 'performed', events, withinDays, ...ends })),
  when.map((asked): Question => ({ kind: 'lastPerformed', events: ['page.viewed', 'app.opened'], when: asked })),
  fc
    .tuple(days, fc.option(range, { nil: undefined }), fc.option(range, { nil: undefined }))
    .map(([withinDays, count, sumFen]): Question => ({ kind: 'bought', withinDays, count, sumFen })),
  days.map((withinDays): Question => ({ kind: 'wasInSegment', segmentId: 'seg_a', withinDays })),
)

export const someCondition: fc.Arbitrary<SegmentCondition> = fc.letrec<{ node: SegmentCondition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    question,
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
      .map(([kind, of]): SegmentCondition => ({ kind, of })),
    tie('node').map((of): SegmentCondition => ({ kind: 'not', of })),
  ),
})).node

const entries = fc
  .uniqueArray(ago, { maxLength: 5 })
  .map((list) => [...list].sort((a, b) => b - a).map((daysAgo) => ({ day: TODAY - daysAgo, count: 1 + (daysAgo % 2) })))

export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    joinedAgo: ago,
    birthMonth: fc.option(fc.integer({ min: 1, max: 12 })),
    streak: fc.option(fc.record({ days: fc.integer({ min: 1, max: 5 }), toAgo: ago })),
    purchase: fc.option(ago),
    checkIn: fc.option(ago),
    purchaseCount: fc.integer({ min: 0, max: 4 }),
    viewed: entries,
    opened: entries,
    bought: entries,
    leftAgo: fc.option(ago),
    isIn: fc.boolean(),
  })
  .map(({ joinedAgo, birthMonth, streak, purchase, checkIn, purchaseCount, ...rest }) => {
    const plain = someFacts()
    return {
      ...plain,
      joinedDay: TODAY - joinedAgo,
      birthMonth,
      streak: streak && { days: streak.days, toDay: TODAY - streak.toAgo },
      lastDays: { visit: null, purchase: dayOf(purchase), checkIn: dayOf(checkIn) },
      numbers: { ...plain.numbers, purchaseCount },
      activity: new Map([
        ['page.viewed', rest.viewed],
        ['app.opened', rest.opened],
      ]),
      purchases: rest.bought.map((entry) => ({ ...entry, sumFen: entry.count * 2 })),
      leftDays: new Map(rest.leftAgo === null ? [] : [['seg_a', TODAY - rest.leftAgo]]),
      segmentIds: new Set(rest.isIn ? ['seg_a'] : []),
    }
  })

function dayOf(daysAgo: number | null): number | null {
  return daysAgo === null ? null : TODAY - daysAgo
}
