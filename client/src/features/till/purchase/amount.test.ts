import { AMOUNT_KEYS, type AmountKey, fenOf, pressKey } from './amount'

const typed = (keys: string) => {
  const presses = keys.replace(/</g, ' delete ').split(/ |(?!delete)(?=[\d.])/)
  return presses.filter((key): key is AmountKey => AMOUNT_KEYS.some((each) => each === key)).reduce(pressKey, '')
}

test.each([
  ['46', '46', 4600],
  ['46.5', '46.5', 4650],
  ['46.', '46.', 4600],
  ['.5', '0.5', 50],
  ['0046', '46', 4600],
  ['1.234', '1.23', 123],
  ['1.2.3', '1.23', 123],
  ['46<', '4', 400],
  ['4<<<', '', 0],
  ['', '', 0],
  ['0.00', '0.00', 0],
  ['1000000', '1000000', 100_000_000],
  ['10000000', '1000000', 100_000_000],
  ['1000000.01', '1000000.0', 100_000_000],
])('the keys %s show %s, which is %d fen', (keys, text, fen) => {
  expect(typed(keys)).toBe(text)
  expect(fenOf(text)).toBe(fen)
})
