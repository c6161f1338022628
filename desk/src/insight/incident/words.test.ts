import { clockWords, usualText } from '#shared/insight/incident/stand-text'
import { standOf } from './words'

const NOW = 1_795_000_000_000

test('a clock says what is to be done, and how late it is', () => {
  expect(clockWords({ state: 'open', dueAt: NOW + 40 * 60_000 }, NOW)).toBe('还有 40 分钟认领')
  expect(clockWords({ state: 'owned', dueAt: NOW - 3 * 3_600_000 }, NOW)).toBe('该解决了，晚了 3 小时')
  expect(clockWords({ state: 'solved', dueAt: NOW + 7 * 86_400_000 }, NOW)).toBe('还有 7 天复盘')
  expect(clockWords({ state: 'reviewed', dueAt: null }, NOW)).toBe('')
})

test('a state that this page does not know yet is shown as it is', () => {
  expect(standOf({ state: 'open' })).toEqual(['bad', '没人认领'])
  expect(standOf({ state: 'parked' as 'open' })).toEqual(['plain', 'parked'])
})

test('what is usual has no more digits than it deserves', () => {
  expect([usualText(7.48), usualText(12.4)]).toEqual(['7.5', '12'])
})
