import { bucketOf } from '#shared/base/condition/bucket'
import { dayNumberAt, dayNumberOf } from '#shared/base/condition/day-number'
import { nextTurnDay } from '#shared/base/condition/turn'
import type { Facts } from '#shared/insight/tag/facts'
import type { BusinessDay } from '#shared/kernel/business-day'
import { bought, did, someFacts, TODAY } from '../tag/testing/facts'
import { type SegmentCondition, segmentLanguage } from './language'

const isTrue = (condition: SegmentCondition, facts: Partial<Facts> = {}, day = TODAY) =>
  segmentLanguage.compile(condition).test(someFacts(facts), day)
const turnIn = (condition: SegmentCondition, facts: Partial<Facts> = {}) => {
  const day = nextTurnDay(segmentLanguage.compile(condition), someFacts(facts), TODAY)
  return day === null ? null : day - TODAY
}

const day = (text: string) => text as BusinessDay
const numbers = (change: Partial<Facts['numbers']>) => ({ numbers: { ...someFacts().numbers, ...change } })
const scored = { scores: { numbers: { r: 5, silent90: 0.4, l: null }, group: 'risk', stage: 'atRisk' as const } }

describe('a question about a member', () => {
  test.each<[SegmentCondition, Partial<Facts>, boolean]>([
    [{ kind: 'tier', in: ['paper'] }, {}, true],
    [{ kind: 'tier', in: ['jade', 'amber', 'ink'] }, {}, false],
    [{ kind: 'store', in: ['str_east', 'str_west'] }, {}, true],
    [{ kind: 'store', in: ['str_east'] }, { storeId: null }, false],
    [{ kind: 'via', in: ['import'] }, { via: 'import' }, true],
    [{ kind: 'has', field: 'phone' }, {}, false],
    [{ kind: 'birthMonth', in: [11, 12] }, { birthMonth: 12 }, true],
    [{ kind: 'birthMonth', in: 'current' }, { birthMonth: 11 }, true],
    [{ kind: 'birthMonth', in: 'current' }, { birthMonth: null }, false],
    [{ kind: 'joined', when: { withinDays: 100 } }, {}, false],
    [{ kind: 'joined', when: { withinDays: 101 } }, {}, true],
    [{ kind: 'joined', when: { overDays: 100 } }, {}, true],
    [{ kind: 'joined', when: { untilDay: day('2026-08-14') } }, {}, true],
    [{ kind: 'joined', when: { fromDay: day('2026-08-15') } }, {}, false],
    [{ kind: 'number', field: 'points', min: 10, max: 20 }, numbers({ points: 20 }), true],
    [{ kind: 'number', field: 'points', max: 19 }, numbers({ points: 20 }), false],
    [{ kind: 'number', field: 'purchaseCount' }, numbers({ purchaseCount: 0 }), false],
    [{ kind: 'streak', min: 3 }, { streak: { days: 3, toDay: TODAY - 1 } }, true],
    [{ kind: 'streak', min: 3 }, { streak: { days: 3, toDay: TODAY - 2 } }, false],
    [{ kind: 'streak', max: 0 }, {}, true],
    [{ kind: 'last', of: 'visit', when: { withinDays: 30 } }, {}, false],
    [{ kind: 'last', of: 'visit', when: { overDays: 30 } }, {}, false],
    [{ kind: 'tag', in: ['a', 'b'] }, { tagKeys: new Set(['b']) }, true],
    [{ kind: 'score', field: 'r', min: 4 }, scored, true],
    [{ kind: 'score', field: 'l', min: 0 }, scored, false],
    [{ kind: 'score', field: 'silent90', min: 0.5 }, scored, false],
    [{ kind: 'score', field: 'r', max: 5 }, {}, false],
    [{ kind: 'group', in: ['risk'] }, scored, true],
    [{ kind: 'stage', in: ['lost'] }, scored, false],
    [{ kind: 'stage', in: ['lost'] }, {}, false],
    [{ kind: 'inSegment', segmentId: 'seg_a' }, { segmentIds: new Set(['seg_a']) }, true],
    [{ kind: 'wasInSegment', segmentId: 'seg_a' }, { leftDays: new Map([['seg_a', TODAY - 900]]) }, true],
    [{ kind: 'wasInSegment', segmentId: 'seg_a', withinDays: 9 }, { leftDays: new Map([['seg_a', TODAY - 9]]) }, false],
  ])('%j', (condition, facts, answer) => {
    expect(isTrue(condition, facts)).toBe(answer)
    expect(isTrue({ kind: 'not', of: condition }, facts)).toBe(!answer)
  })
})

test('all, any and not nest', () => {
  const jade: SegmentCondition = { kind: 'tier', in: ['jade'] }
  const paper: SegmentCondition = { kind: 'tier', in: ['paper'] }
  expect(isTrue({ kind: 'all', of: [paper, paper, { kind: 'not', of: jade }] })).toBe(true)
  expect(isTrue({ kind: 'all', of: [paper, paper, jade] })).toBe(false)
  expect(isTrue({ kind: 'any', of: [jade, jade, jade, paper] })).toBe(true)
  expect(isTrue({ kind: 'any', of: [jade, { kind: 'all', of: [paper, jade] }] })).toBe(false)
})

describe('a window of days', () => {
  const lately: SegmentCondition = { kind: 'bought', withinDays: 30 }

  test('"bought in the last 30 days" is true for thirty days and ends on day 31 without an event', () => {
    const purchase = { purchases: bought([0, 500]) }
    expect(isTrue(lately, purchase, TODAY + 29)).toBe(true)
    expect(isTrue(lately, purchase, TODAY + 30)).toBe(false)
    expect(turnIn(lately, purchase)).toBe(30)
    expect(turnIn(lately, {})).toBeNull()
  })

  test('a count ends with the oldest that was needed', () => {
    const thrice: SegmentCondition = { kind: 'bought', withinDays: 30, count: { min: 2 } }
    expect(turnIn(thrice, { purchases: bought([20, 1], [10, 1], [5, 1]) })).toBe(20)
  })

  test('a sum and "at most so many" begin when older purchases fall out', () => {
    const little: SegmentCondition = { kind: 'bought', withinDays: 10, count: { max: 1 }, sumFen: { min: 100 } }
    expect(isTrue(little, { purchases: bought([8, 900], [2, 100]) })).toBe(false)
    expect(turnIn(little, { purchases: bought([8, 900], [2, 100]) })).toBe(2)
  })

  test('no purchase at all is a sum of nothing', () => {
    expect(isTrue({ kind: 'bought', withinDays: 10, sumFen: { max: 100 } })).toBe(true)
  })

  test('events of several names count together, and never is a count of 0', () => {
    const activity = new Map([...did('page.viewed', 5, 1), ...did('app.opened', 3)])
    const both: ('page.viewed' | 'app.opened')[] = ['page.viewed', 'app.opened']
    expect(isTrue({ kind: 'performed', events: both, withinDays: 6, min: 3 }, { activity })).toBe(true)
    expect(isTrue({ kind: 'performed', events: both, withinDays: 5, min: 3 }, { activity })).toBe(false)
    expect(isTrue({ kind: 'performed', events: ['code.shown'], withinDays: 5, max: 0 }, { activity })).toBe(true)
    expect(turnIn({ kind: 'performed', events: both, withinDays: 6, max: 0 }, { activity })).toBe(5)
  })

  test('the newest event is the one that counts; what lies beyond the kept days has not been', () => {
    const lastOver: SegmentCondition = { kind: 'lastPerformed', events: ['app.opened'], when: { overDays: 30 } }
    expect(isTrue(lastOver, { activity: did('app.opened', 60, 29) })).toBe(false)
    expect(turnIn(lastOver, { activity: did('app.opened', 60, 29) })).toBe(1)
    expect(isTrue(lastOver, { activity: did('app.opened', 365) })).toBe(true)
    expect(isTrue(lastOver, { activity: did('app.opened', 366) })).toBe(false)
  })
})

describe('the next turn', () => {
  test('is none for what time does not change', () => {
    expect(turnIn({ kind: 'number', field: 'points', min: 1 })).toBeNull()
    expect(turnIn({ kind: 'joined', when: { fromDay: day('2026-01-01') } })).toBeNull()
  })

  test('is the day that matters, not the first on which some part turns', () => {
    const purchases = { lastDays: { purchase: TODAY - 5, visit: TODAY - 1, checkIn: null } }
    const both: SegmentCondition = {
      kind: 'any',
      of: [
        { kind: 'last', of: 'purchase', when: { withinDays: 10 } },
        { kind: 'last', of: 'visit', when: { withinDays: 30 } },
      ],
    }
    expect(turnIn(both, purchases)).toBe(29)
  })

  test('a birthday’s month begins on its first day and ends after its last', () => {
    const current: SegmentCondition = { kind: 'birthMonth', in: 'current' }
    expect(turnIn(current, { birthMonth: 11 })).toBe(9)
    expect(turnIn(current, { birthMonth: 2 })).toBe(dayNumberOf(day('2027-02-01')) - TODAY)
  })

  test('a streak that is not gone on with ends the day after tomorrow', () => {
    expect(turnIn({ kind: 'streak', min: 2 }, { streak: { days: 2, toDay: TODAY } })).toBe(2)
  })

  test('with many parts that turn to no effect it is still found, or a day too early', () => {
    const never: SegmentCondition = {
      kind: 'all',
      of: [
        { kind: 'birthMonth', in: 'current' },
        { kind: 'tier', in: ['jade'] },
      ],
    }
    expect(turnIn(never, { birthMonth: 3 })).toBeGreaterThan(365)
  })
})

describe('a random part', () => {
  test('is the same for the same member and salt, and about as large as it says', () => {
    const share = (salt: string, from: number, to: number) => {
      const condition: SegmentCondition = { kind: 'bucket', salt, fromPercent: from, toPercent: to }
      let met = 0
      for (let index = 0; index < 4000; index += 1) {
        if (isTrue(condition, { memberId: `mem_${String(index).padStart(10, '0')}` })) met += 1
      }
      return met / 4000
    }
    // Four standard deviations of a share of 4000.
    expect(Math.abs(share('autumn', 0, 20) - 0.2)).toBeLessThan(0.026)
    expect(Math.abs(share('winter', 50, 100) - 0.5)).toBeLessThan(0.032)
    expect(share('autumn', 0, 20) + share('autumn', 20, 100)).toBe(1)
  })

  test('members next to each other are spread, and another salt shuffles anew', () => {
    const buckets = Array.from({ length: 1000 }, (_, index) => bucketOf(`mem_${index}`, 'a'))
    expect(new Set(buckets).size).toBe(100)
    const same = buckets.filter((bucket, index) => bucketOf(`mem_${index}`, 'b') === bucket)
    expect(same.length).toBeLessThan(40)
  })

  test('stays what it was', () => {
    expect(['mem_1', 'mem_2', 'mem_3'].map((id) => bucketOf(id, 'autumn'))).toMatchInlineSnapshot(`
[
  82,
  38,
  97,
]
`)
  })
})

test('the day is the shop’s, not that of UTC', () => {
  expect(dayNumberAt(Date.parse('2026-11-22T00:00:00+08:00'))).toBe(TODAY)
  expect(dayNumberAt(Date.parse('2026-11-22T23:59:59.999+08:00'))).toBe(TODAY)
  expect(dayNumberOf(day('2026-11-22'))).toBe(TODAY)
})
