import { type Filter, toQuery } from './filter'

test('a value means equality, and conditions on one field are joined', () => {
  expect(toQuery({ memberId: 'mem_1', at: { gte: 1, lt: 5 }, status: { in: ['a', 'b'] } })).toEqual({
    memberId: { $eq: 'mem_1' },
    at: { $gte: 1, $lt: 5 },
    status: { $in: ['a', 'b'] },
  })
})

// Each of these would match every document, or run as an operator, if it reached the SDK.
test.each<[string, unknown]>([
  ['no field at all', {}],
  ['undefined', { openid: undefined }],
  ['an empty object', { meta: {} }],
  ['an operator from outside', { openid: { $ne: null } }],
  ['a nested object', { openid: { eq: { $ne: null } } }],
  ['a list where a value belongs', { openid: { eq: ['a'] } }],
  ['NaN', { amount: Number.NaN }],
  ['a path with a dollar sign', { '$where.x': 1 }],
  ['an unknown condition', { n: { regex: '.*' } }],
  ['something that is no list', { n: { in: 'abc' } }],
])('%s is refused', (_what, filter) => {
  expect(() => toQuery(filter as Filter)).toThrow('Invariant broken')
})
