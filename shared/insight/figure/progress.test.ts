import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { progressOf } from './progress'

const day = (text: string) => text as BusinessDay
const TODAY = day('2026-11-30')
const looked = [{ fromDay: day('2026-11-23'), toDay: day('2026-11-29') }]
const said = (open: readonly string[], counted: readonly string[], { isMore = false, hasBegun = true } = {}) =>
  progressOf({ hasBegun, open: open.map(day), counted: counted.map(day), isMore }, { looked, today: TODAY })

test('before the first counting it is said that nothing was counted, not that nothing was sold', () => {
  expect(said(['2026-11-29', '2026-11-30'], [], { hasBegun: false })).toEqual({
    state: 'never',
    daysLeft: 1,
    from: null,
    sentence: '还没有数过，每天 01:20 数；第一次要把一年多的日子数一遍',
  })
})

test('once it has begun, days without anything are days on which nothing was sold', () => {
  expect(said([], [])).toEqual({ state: 'done', daysLeft: 0, from: null, sentence: '' })
})

test('while days that are compared are missing it is said how many', () => {
  const open = ['2026-11-24', '2026-11-25', '2026-06-01']
  expect(said(open, ['2026-11-26', '2026-11-29'])).toEqual({
    state: 'counting',
    daysLeft: 3,
    from: '2026-11-26',
    sentence: '还有 3 天没数完，从新到旧数；其中 2 天在下面比较的日子里，数完以前数字会变',
  })
  expect(said(open, ['2026-11-29'], { isMore: true }).sentence).toContain('还有 3 多天')
})

test('older days that nobody compares, and today, are no reason to say anything', () => {
  expect(said(['2026-06-01'], ['2026-11-29'])).toMatchObject({ state: 'done', daysLeft: 1, sentence: '' })
  expect(said(['2026-11-30'], ['2026-11-28', '2026-11-29'])).toMatchObject({ state: 'done', sentence: '', daysLeft: 0 })
  expect(said([addDays(TODAY, -1)], ['2026-11-28']).state).toBe('counting')
})
