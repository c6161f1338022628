import { compileQuery } from './query'

const matches = (query: Record<string, unknown>, document: unknown) => compileQuery(query)(document)

test.each<[Record<string, unknown>, unknown, boolean]>([
  // Equality
  [{ a: null }, {}, true],
  [{ a: null }, { a: 1 }, false],
  [{ a: 1 }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [2, 1] }, { a: [1, 2] }, false],
  [{ a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, true],
  [{ a: { y: 2, x: 1 } }, { a: { x: 1, y: 2 } }, false],
  [{ a: {} }, { a: { x: 1 } }, false],
  [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
  [{ 'a.0.b': 2 }, { a: [{ b: 2 }, { b: 1 }] }, true],
  [{ 'a.b': null }, { a: [{ b: 2 }, {}] }, true],
  [{ 'a.b': null }, { a: 5 }, true],
  [{ a: new Date(5) }, { a: new Date(5) }, true],
  [{ a: /^会/ }, { a: '会员' }, true],
  [{ a: /x/i }, { a: ['X'] }, true],
  // Order, within one type only
  [{ a: { $gt: 5 } }, { a: '9' }, false],
  [{ a: { $gte: 5, $lt: 6 } }, { a: 5 }, true],
  [{ a: { $gt: 5 } }, { a: [1, 9] }, true],
  [{ a: { $lt: new Date(9) } }, { a: new Date(5) }, true],
  [{ a: { $lte: null } }, {}, true],
  [{ a: { $gt: Number.NaN } }, { a: 1 }, false],
  // Negation
  [{ a: { $ne: 1 } }, {}, true],
  [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
  [{ a: { $nin: [1, null] } }, {}, false],
  [{ a: { $not: { $gt: 5 } } }, {}, true],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, { a: 2, b: 1 }, false],
  // Lists
  [{ a: { $in: [1, 'x', null] } }, {}, true],
  [{ a: { $in: [/^b/] } }, { a: 'bc' }, true],
  [{ a: { $in: [] } }, { a: 1 }, false],
  [{ a: { $all: ['x'] } }, { a: 'x' }, true],
  [{ a: { $all: ['x', 'y'] } }, { a: ['y', 'x', 'z'] }, true],
  [{ a: { $all: [] } }, { a: [] }, false],
  [{ a: { $size: 2 } }, { a: [1, 2] }, true],
  [{ a: { $size: 0 } }, {}, false],
  [{ a: { $elemMatch: { x: 1, y: 2 } } }, { a: [{ x: 1 }, { y: 2 }] }, false],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2] }, true],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 9] }, true],
  // Others
  [{ a: { $exists: true } }, { a: null }, true],
  [{ a: { $exists: false } }, { a: null }, false],
  [{ a: { $mod: [4, 1] } }, { a: 9 }, true],
  [{ a: { $type: 'string' } }, { a: ['x'] }, true],
  [{ a: { $regex: '^b', $options: 'i' } }, { a: 'Bc' }, true],
  [{ $or: [{ a: 1 }, { $and: [{ b: { $gt: 2 } }, { b: { $lt: 9 } }] }] }, { b: 5 }, true],
  [{ $expr: { $gt: ['$spent', '$budget'] } }, { spent: 2, budget: 1 }, true],
  [{}, { a: 1 }, true],
])('%j on %j: %s', (query, document, expected) => {
  expect(matches(query, document)).toBe(expected)
})

test.each<[Record<string, unknown>, RegExp]>([
  [{ a: { $near: 1 } }, /unknown operator: \$near/],
  [{ a: { $gt: 1, b: 2 } }, /unknown operator: b/],
  [{ $where: 'true' }, /unknown top level operator: \$where/],
  [{ a: { constructor: 1, $gt: 1 } }, /unknown operator: constructor/],
  [{ $or: [] }, /nonempty array/],
  [{ a: { $in: 1 } }, /needs an array/],
  [{ a: { $size: '1' } }, /whole number/],
  [{ $expr: { $function: { body: 'x', args: [], lang: 'js' } } }, /./],
])('%j is refused', (query, message) => {
  expect(() => compileQuery(query)({ a: [1] })).toThrow(message)
})
