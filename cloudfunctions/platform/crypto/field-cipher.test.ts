import { isSealedWithOther, lookupHash, seal, unseal } from './field-cipher'

beforeEach(() => {
  process.env.CHANGLAI_FIELD_KEY = Buffer.alloc(32, 7).toString('base64')
  process.env.CHANGLAI_HASH_KEY = Buffer.alloc(32, 9).toString('base64')
})

test('a sealed field opens for its owner and shows nothing of its text', () => {
  const sealed = seal('phone', 'mem_1', '+8613800001111')
  expect(sealed).not.toContain('1380000')
  expect(unseal('phone', 'mem_1', sealed)).toBe('+8613800001111')
})

test('the same text is sealed differently each time', () => {
  expect(seal('phone', 'mem_1', 'x')).not.toBe(seal('phone', 'mem_1', 'x'))
})

test('a sealed field does not open for another owner, as another field, or when one character changed', () => {
  const sealed = seal('phone', 'mem_1', '+8613800001111')
  const at = sealed.lastIndexOf('.') + 1
  const flipped = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  expect(() => unseal('phone', 'mem_2', sealed)).toThrow()
  expect(() => unseal('birthday', 'mem_1', sealed)).toThrow()
  expect(() => unseal('phone', 'mem_1', flipped)).toThrow()
})

test('while keys are changed both open, the first one seals, and nothing else opens', () => {
  const before = seal('phone', 'mem_1', '+8613800001111')
  process.env.CHANGLAI_FIELD_KEY_OTHER = process.env.CHANGLAI_FIELD_KEY
  process.env.CHANGLAI_FIELD_KEY = Buffer.alloc(32, 8).toString('base64')
  const after = seal('phone', 'mem_1', '+8613800001111')
  expect([before, after].map((text) => unseal('phone', 'mem_1', text))).toEqual(['+8613800001111', '+8613800001111'])
  expect([before, after].map((text) => isSealedWithOther('phone', 'mem_1', text))).toEqual([true, false])
  expect(() => unseal('phone', 'mem_2', before)).toThrow()
  delete process.env.CHANGLAI_FIELD_KEY_OTHER
  expect(() => unseal('phone', 'mem_1', before)).toThrow()
  expect(isSealedWithOther('phone', 'mem_1', before)).toBe(false)
})

test('hashes of equal values meet, of different fields do not', () => {
  expect(lookupHash('phone', '1')).toBe(lookupHash('phone', '1'))
  expect(lookupHash('phone', '1')).not.toBe(lookupHash('birthday', '1'))
})

test('without a key of 32 bytes nothing is sealed', () => {
  process.env.CHANGLAI_FIELD_KEY = 'short'
  expect(() => seal('phone', 'mem_1', 'x')).toThrow('CHANGLAI_FIELD_KEY')
})
