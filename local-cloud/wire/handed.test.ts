import { handing, isHanded } from './handed'
import { PACKET_BYTES_MAX } from './http'

test('what plain JSON says is handed over as a copy, as it would be once its text was read', () => {
  const document = { _id: 'a', none: null, gone: undefined, list: [1, undefined, { deep: true }], zero: -0 }
  const copy = handing()(document)
  expect(copy).toEqual(JSON.parse(JSON.stringify(document)))
  expect(Object.is((copy as typeof document).zero, 0)).toBe(true)
  expect(copy).not.toHaveProperty('gone')
  const { list } = copy as typeof document
  expect(list).not.toBe(document.list)
  expect(isHanded(copy as object)).toBe(true)
  expect(isHanded(document)).toBe(false)
})

test.each([
  ['a date', { at: new Date(5) }],
  ['a pattern', { like: /a/i }],
  ['a number that is none', { sum: Number.NaN }],
  ['a place on a map', { at: { type: 'Point', coordinates: [104, 30] } }],
  ['a name of extended JSON', { $date: 5 }],
])('%s goes as a text, and leaves what comes after it alone', (_title, document) => {
  const give = handing()
  expect(typeof give({ _id: 'a', ...document })).toBe('string')
  expect(give({ _id: 'b' })).toEqual({ _id: 'b' })
})

test('an answer of more than 16 MB is refused', () => {
  const give = handing()
  const half = { _id: 'a', text: 'x'.repeat(PACKET_BYTES_MAX / 2) }
  give(half)
  expect(() => give(half)).toThrow('the result has more than 16 MB')
})
