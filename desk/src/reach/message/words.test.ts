import { lateText, reasonText } from './words'

test.each([
  ['sent', 0, '发出'],
  ['refused', 43101, '没有次数了'],
  ['unknown', -1, '不知道发没发出'],
  ['unknown', null, '没有等到'],
  ['refused', 99, '微信回答 99'],
])('%s with %s', (state, code, said) => {
  expect(reasonText(state, code)).toContain(said)
})

test.each([
  [119_999, null],
  [120_000, '2 分钟'],
  [7_199_999, '119 分钟'],
  [7_200_000, '2 小时'],
])('%d ms late', (ms, said) => {
  expect(lateText(ms)).toBe(said)
})
