import { spanText, standOf } from './words'

const HOUR_MS = 3_600_000
const ticket = {
  ...{ status: 'open' as const, openedAt: 0, seenDueAt: 2 * HOUR_MS, answerDueAt: 24 * HOUR_MS },
  ...{ seenAt: null, answeredAt: null, isSolved: null },
}

test.each([
  [{ ticket, dueAt: 2 * HOUR_MS, isLate: false }, 'watch', '没有人看，还有 1 小时 0 分'],
  [{ ticket: { ...ticket, seenAt: 1 }, dueAt: 0.5 * HOUR_MS, isLate: true }, 'bad', '没有答复，晚了 30 分'],
  [
    { ticket: { ...ticket, status: 'answered' as const, isSolved: false }, dueAt: null, isLate: false },
    'bad',
    '答复了，会员说没解决',
  ],
  [{ ticket: { ...ticket, status: 'solved' as const }, dueAt: null, isLate: false }, 'good', '会员说解决了'],
])('%#: says which clock runs, or what came of it', (row, tone, text) => {
  expect(standOf(row, HOUR_MS)).toEqual([tone, text])
})

test.each([
  [59_000, '0 分'],
  [47 * HOUR_MS, '47 小时 0 分'],
  [72 * HOUR_MS, '3 天'],
])('%d ms is %s', (ms, text) => expect(spanText(ms)).toBe(text))
