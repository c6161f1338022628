import { checkStorable } from './storable'

test('plain documents pass as they are', () => {
  const document = { _id: 'a', list: [1, { deep: null }], flag: true, text: '$fine as a value.' }
  expect(checkStorable(document)).toBe(document)
})

test.each<[string, object]>([
  ['undefined, which the wire drops', { a: undefined }],
  ['NaN', { a: Number.NaN }],
  ['Infinity', { a: [Number.POSITIVE_INFINITY] }],
  ['a Date, because instants are numbers', { at: new Date(0) }],
  ['a Buffer, which arrives empty', { bytes: Buffer.from('x') }],
  ['an operator key', { a: { $inc: 1 } }],
  ['an EJSON key', { at: { $date: '2026-01-01' } }],
  ['a dotted key', { 'a.b': 1 }],
  ['a Map', { map: new Map() }],
  ['a function', { run: () => 1 }],
  ['__proto__', JSON.parse('{"__proto__": {"admin": true}}') as object],
])('%s is refused', (_what, document) => {
  expect(() => checkStorable(document)).toThrow('Invariant broken')
})

test('nesting has a limit', () => {
  let nested: object = {}
  for (let depth = 0; depth < 20; depth += 1) nested = { nested }
  expect(() => checkStorable(nested)).toThrow('deep')
})
