import { aggregate, type Stage } from './aggregate'
import type { Document } from './engine'
import { createStore } from './store'
import { committedView } from './view'

const key = (name: string) => ({ name, keys: [{ name, direction: '1' as const }] })
const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
const orders: Document[] = Array.from({ length: 30 }, (_, i) => ({
  _id: `o${i}`,
  uid: `u${i % 3}`,
  amt: i,
  ...(i % 2 === 0 ? { note: `n${i}` } : {}),
  meta: { n: i },
  items: [
    { sku: 'a', q: 1 },
    { sku: 'b', q: i },
  ],
}))
const people: Document[] = [
  { _id: 'u0', name: '甲', orders: ['o1', 'o2'] },
  { _id: 'u1', name: '乙' },
]
const schema = { collections: { orders: { indexes: [key('uid')] }, people: {} } }
const view = committedView(createStore(schema, deepFreeze({ collections: { orders, people } }), null))
const scans: string[] = []
const run = (name: string, ...stages: Stage[]) =>
  aggregate(view, name, stages, (collection, { scan }) => {
    if (scan) scans.push(collection)
    return () => undefined
  })

beforeEach(() => {
  scans.length = 0
})

test('stops at 20 rows without a limit, and gives as many as a limit asks for', () => {
  expect(run('orders', { $match: { amt: { $gte: 0 } } })).toHaveLength(20)
  expect(run('orders', { $limit: 1000 })).toHaveLength(30)
  expect(() => run('orders', { $limit: 10_001 })).toThrow(/10000/)
})

test('groups, adds up and sorts by several fields', () => {
  const rows = run(
    'orders',
    { $match: { amt: { $lt: 6 } } },
    { $group: { _id: '$uid', total: { $sum: '$amt' }, count: { $sum: 1 } } },
    { $sort: { count: -1, total: -1 } },
  )
  expect(rows).toEqual([
    { _id: 'u2', total: 7, count: 2 },
    { _id: 'u1', total: 5, count: 2 },
    { _id: 'u0', total: 3, count: 2 },
  ])
})

test('a missing field adds nothing to a pushed list', () => {
  const rows = run('orders', { $match: { amt: { $lt: 4 } } }, { $group: { _id: null, notes: { $push: '$note' } } })
  expect(rows).toEqual([{ _id: null, notes: ['n0', 'n2'] }])
})

test('a set holds each value once, and nothing for a missing field', () => {
  const notes = { $addToSet: { $cond: [{ $lt: ['$amt', 2] }, '$note', 'x'] } }
  const rows = run('orders', { $match: { amt: { $lt: 4 } } }, { $group: { _id: null, notes } })
  expect(rows).toEqual([{ _id: null, notes: ['n0', 'x'] }])
})

test('counting nothing gives no row, not a zero', () => {
  expect(run('orders', { $match: { uid: 'nobody' } }, { $count: 'n' })).toEqual([])
  expect(run('orders', { $match: { uid: 'u0' } }, { $count: 'n' })).toEqual([{ n: 10 }])
})

test('downwards, an array counts with its largest element', () => {
  const [first] = run('orders', { $sort: { 'items.q': -1 } }, { $limit: 1 })
  expect(first?._id).toBe('o29')
})

test('the size of a missing array is refused', () => {
  expect(() => run('orders', { $project: { n: { $size: '$nothing' } } })).toThrow(/must be an array/)
  expect(run('orders', { $limit: 1 }, { $project: { n: { $size: '$items' } } })).toEqual([{ _id: 'o0', n: 2 }])
})

test('unwinds, projects and adds fields without touching what is stored', () => {
  const rows = run(
    'orders',
    { $match: { _id: 'o5' } },
    { $unwind: '$items' },
    { $addFields: { 'meta.twice': { $multiply: ['$meta.n', 2] } } },
    { $project: { _id: 0, sku: '$items.sku', meta: 1 } },
  )
  expect(rows).toEqual([
    { sku: 'a', meta: { n: 5, twice: 10 } },
    { sku: 'b', meta: { n: 5, twice: 10 } },
  ])
  expect(orders[5]?.meta).toEqual({ n: 5 })
})

test('joins by field through the other collection’s index, and with a pipeline', () => {
  const byField = { from: 'orders', localField: '_id', foreignField: 'uid', as: 'orders' }
  const joined = run('people', { $match: { _id: 'u1' } }, { $lookup: byField })
  expect(joined[0]?.orders).toEqual(orders.filter(({ uid }) => uid === 'u1'))
  const listed = run(
    'people',
    { $match: { _id: 'u0' } },
    { $lookup: { from: 'orders', localField: 'orders', foreignField: '_id', as: 'found' } },
  )
  expect(listed[0]?.found).toEqual([orders[1], orders[2]])
  const pipeline = [{ $match: { $expr: { $eq: ['$_id', '$$u'] } } }, { $limit: 5 }]
  const looked = run(
    'orders',
    { $match: { _id: 'o1' } },
    { $lookup: { from: 'people', let: { u: '$uid' }, pipeline, as: 'p' } },
  )
  expect(looked[0]?.p).toEqual([people[1]])
  expect(scans).toEqual([])
})

test('looking at every document is noticed, in joins too', () => {
  run('orders', { $group: { _id: '$uid' } })
  run(
    'people',
    { $match: { _id: 'u0' } },
    { $lookup: { from: 'orders', localField: '_id', foreignField: 'note', as: 'x' } },
  )
  expect(scans).toEqual(['orders', 'orders'])
})

test.each([
  [{ $facet: {} }, /Unrecognized pipeline stage name: '\$facet'/],
  [{ $out: 'x' }, /Unrecognized/],
  [{ $match: {}, $limit: 1 }, /Unrecognized/],
  [{ $sort: { amt: 2 } }, /must be 1/],
  [{ $count: '$n' }, /plain name/],
  [{ $project: { x: { $function: {} } } }, /./],
  [{ $group: { total: { $sum: 1 } } }, /_id/],
])('%j is refused', (stage, message) => {
  expect(() => run('orders', stage)).toThrow(message)
})

test('an unknown collection is refused', () => {
  expect(() => run('nothing', { $limit: 1 })).toThrow(/Db or Table not exist: nothing/)
})
