import { isBarCode, plainBarCode } from './bar-code'

test.each([
  ['an EAN-13', '6901234567892', true],
  ['an EAN-13 with a wrong figure', '6901234567893', false],
  ['two figures of an EAN-13 changed places', '6901234567982', false],
  ['an EAN-8', '96385074', true],
  ['an EAN-8 with a wrong figure', '96385075', false],
  ['a UPC-A', '036000291452', true],
  ['a UPC-A with a wrong figure', '036000291453', false],
  ['the shop’s own number', '10023', true],
  ['the shop’s own code', 'TEA-01', true],
  ['nothing', '', false],
  ['blanks', 'TEA 01', false],
  ['Chinese', '茶', false],
  ['more than 40 signs', '1'.repeat(41), false],
])('%s: %s is a bar code: %p', (_what, code, isCode) => {
  expect(isBarCode(code)).toBe(isCode)
})

test('a UPC-A is kept as the EAN-13 that other scanners read', () => {
  expect(plainBarCode('036000291452')).toBe('0036000291452')
  expect(isBarCode('0036000291452')).toBe(true)
  expect(plainBarCode('6901234567892')).toBe('6901234567892')
  expect(plainBarCode('123456789012')).toBe('0123456789012')
})
