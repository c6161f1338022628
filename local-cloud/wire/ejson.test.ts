import { EJSON } from 'bson'
import fc from 'fast-check'
import { decode, encode } from './ejson'

const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.double({ noNaN: true }).map((n) => (n === 0 ? 0 : n)),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node

test('reads what the SDK writes, and the SDK reads what it writes', () => {
  fc.assert(
    fc.property(value, (content) => {
      const canonical = EJSON.stringify({ content }, { relaxed: false })
      expect(decode(canonical, 0)).toEqual({ content })
      expect(EJSON.parse(encode({ content }))).toEqual({ content })
    }),
    { seed: 1, numRuns: 300 },
  )
})

test('a server date is the time of the cloud plus its offset', () => {
  expect(decode('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"60000"}}}}', 1000)).toEqual({ at: new Date(61000) })
})

test('a pattern and an id come as RegExp and text', () => {
  const text = '{"p":{"$regularExpression":{"pattern":"A","options":"i"}},"_id":{"$oid":"65f000000000000000000000"}}'
  expect(decode(text, 0)).toEqual({ p: /A/i, _id: '65f000000000000000000000' })
  expect(encode({ p: /A/i })).toBe('{"p":{"$regularExpression":{"pattern":"A","options":"i"}}}')
})

test.each([
  ['{"at":{"$date":{"$numberLong":"NaN"}}}', /date is not valid/],
  ['{"p":{"$regularExpression":{"pattern":"A","options":"g"}}}', /option "g"/],
  ['{"p":{"$regularExpression":{"pattern":"(","options":""}}}', /not valid/],
  ['{"__proto__":{"x":1}}', /__proto__/],
  ['{"n":{"$numberInt":"1x"}}', /not a number/],
  ['{"b":{"$binary":{}}}', /does not store \$binary/],
  ['{', /not extended JSON/],
])('%s is refused', (text, message) => {
  expect(() => decode(text, 0)).toThrow(message)
})
