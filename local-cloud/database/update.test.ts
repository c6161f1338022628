import { compileUpdate } from './update'

type Fields = Record<string, unknown>
const apply = (update: Fields, document: Fields, query: Fields = {}) =>
  compileUpdate(update, query)({ _id: 'x', ...document })

test.each<[Fields, Fields, Fields]>([
  [{ $set: { 'a.b': 1 } }, {}, { a: { b: 1 } }],
  [{ $set: { 'a.1': 9 } }, { a: [1, 2] }, { a: [1, 9] }],
  [{ $set: { 'a.2': 9 } }, { a: [1] }, { a: [1, null, 9] }],
  [{ $set: { 'a.$[].n': 0 } }, { a: [{ n: 1 }, { n: 2 }] }, { a: [{ n: 0 }, { n: 0 }] }],
  [{ $unset: { a: '', 'b.c': '' } }, { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2 } }],
  [{ $inc: { a: 5, b: -1 } }, { a: 1 }, { a: 6, b: -1 }],
  [{ $mul: { a: 5, b: 3 } }, { a: 2 }, { a: 10, b: 0 }],
  [
    { $min: { a: 1 }, $max: { b: 9 } },
    { a: 2, b: 3 },
    { a: 1, b: 9 },
  ],
  [{ $rename: { a: 'b.c' } }, { a: 1 }, { b: { c: 1 } }],
  [{ $push: { a: { $each: [3, 1], $sort: 1, $slice: -2 } } }, {}, { a: [1, 3] }],
  [{ $push: { a: { $each: [9], $position: 0 } } }, { a: [1] }, { a: [9, 1] }],
  [
    { $push: { a: { $each: [{ n: 2, m: 1 }], $sort: { n: 1, m: -1 } } } },
    { a: [{ n: 2, m: 3 }, { n: 1 }] },
    { a: [{ n: 1 }, { n: 2, m: 3 }, { n: 2, m: 1 }] },
  ],
  [{ $addToSet: { a: { $each: [1, 1, 2] } } }, {}, { a: [1, 2] }],
  [{ $addToSet: { a: { each: [1] } } }, {}, { a: [{ each: [1] }] }],
  [{ $pop: { a: 1 } }, { a: [1, 2, 3] }, { a: [1, 2] }],
  [{ $pop: { a: -1 } }, { a: [1, 2, 3] }, { a: [2, 3] }],
  [{ $pull: { a: { n: { $gt: 1 } } } }, { a: [{ n: 1 }, { n: 2 }] }, { a: [{ n: 1 }] }],
  [{ $pull: { a: 1 } }, { a: [1, 2, 1] }, { a: [2] }],
  [{ $pullAll: { a: [1, 2] } }, { a: [1, 2, 3] }, { a: [3] }],
  [{ $bit: { a: { or: 4 } } }, { a: 1 }, { a: 5 }],
])('%j on %j', (update, before, after) => {
  expect(apply(update, before)).toEqual({ _id: 'x', ...after })
})

test('a positional $ is the element that the query matched', () => {
  const document = {
    items: [
      { sku: 'a', q: 1 },
      { sku: 'b', q: 1 },
    ],
  }
  const after = {
    _id: 'x',
    items: [
      { sku: 'a', q: 1 },
      { sku: 'b', q: 2 },
    ],
  }
  expect(apply({ $inc: { 'items.$.q': 1 } }, document, { 'items.sku': 'b' })).toEqual(after)
  expect(apply({ $inc: { 'items.$.q': 1 } }, document, { items: { $elemMatch: { sku: 'b' } } })).toEqual(after)
  expect(() => apply({ $inc: { 'items.$.q': 1 } }, document)).toThrow(/positional/)
})

test.each<[string, Fields, Fields, RegExp]>([
  [
    'a number is not added to a text',
    { $inc: { a: 1 } },
    { a: 'x' },
    /Cannot apply \$inc to a value of non-numeric type/,
  ],
  ['null is no number', { $mul: { a: 2 } }, { a: null }, /Cannot apply \$mul/],
  ['nothing is pushed to a scalar', { $push: { a: 1 } }, { a: 5 }, /must be an array/],
  ['a set is an array', { $addToSet: { a: 1 } }, { a: 5 }, /must be an array/],
  [
    'a field is not made inside null',
    { $set: { 'a.b': 1 } },
    { a: null },
    /Cannot create field 'b' in element \{a: null\}/,
  ],
  [
    'a field is not made inside a scalar',
    { $set: { 'a.b.c': 1 } },
    { a: 5 },
    /Cannot create field 'b' in element \{a: 5\}/,
  ],
  ['an empty update is refused', {}, {}, /is empty/],
  ['an update without fields is refused', { $set: {} }, {}, /is empty/],
  ['a replacement is no update', { a: 1 }, {}, /needs operators/],
  ['an unknown operator is refused', { $currentDate: { a: true } }, {}, /Unknown modifier: \$currentDate/],
  ['an inherited name is no operator', { constructor: { a: 1 } }, {}, /needs operators/],
  ['the _id stays', { $set: { _id: 'y' } }, {}, /immutable field '_id'/],
  ['one path is not changed twice', { $set: { 'a.b': 1 }, $inc: { a: 1 } }, {}, /conflict/],
  ['an empty name is refused', { $set: { 'a..b': 1 } }, {}, /empty field name/],
  ['the prototype is out of reach', { $set: { '__proto__.x': 1 } }, {}, /not allowed/],
])('%s', (_rule, update, document, message) => {
  expect(() => apply(update, document)).toThrow(message)
})

test('a document that would stay the same is returned itself, and the stored one is never touched', () => {
  const document = { _id: 'x', a: { b: 1 }, tags: ['t'] }
  expect(compileUpdate({ $set: { 'a.b': 1 }, $addToSet: { tags: 't' } }, {})(document)).toBe(document)
  compileUpdate({ $set: { 'a.b': 2 }, $push: { tags: 'u' } }, {})(document)
  expect(document).toEqual({ _id: 'x', a: { b: 1 }, tags: ['t'] })
})
