import fc from 'fast-check'
import { createCollection, fillCollection, type StoredCollection, setDocument } from './collection'
import type { Document, Query } from './engine'
import { planQuery } from './plan'
import { compileQuery } from './query'
import type { SortSpec } from './sort'

const up = '1' as const
const schema = {
  indexes: [
    {
      name: 'byMemberAt',
      keys: [
        { name: 'memberId', direction: up },
        { name: 'at', direction: '-1' as const },
      ],
    },
    { name: 'byAt', keys: [{ name: 'at', direction: up }] },
    { name: 'byTag', keys: [{ name: 'tags', direction: up }] },
    { name: 'byLot', keys: [{ name: 'lots.endsMonth', direction: up }] },
    { name: 'byPhone', unique: true, sparse: true, keys: [{ name: 'phone', direction: up }] },
  ],
}

function collectionOf(documents: Document[]): StoredCollection {
  const collection = createCollection('c', schema)
  fillCollection(collection, documents, 1)
  return collection
}

const plan = (query: Query, sort: SortSpec = {}) => {
  const { index, ordered, scan } = planQuery(collectionOf([]), query, sort)
  return scan ? 'scan' : `${index}${ordered ? ' ordered' : ''}`
}

test.each<[Query, SortSpec, string]>([
  [{ _id: 'x' }, {}, '_id_'],
  [{ _id: { $in: ['x', 'y'] } }, {}, '_id_'],
  [{ _id: { $gt: 'x' } }, { _id: 1 }, '_id_ ordered'],
  [{}, { _id: 1 }, '_id_ ordered'],
  [{ memberId: 'm' }, { at: -1 }, 'byMemberAt ordered'],
  [{ memberId: 'm' }, { at: 1 }, 'byMemberAt ordered'],
  [{ memberId: 'm', at: { $gte: 1 } }, {}, 'byMemberAt'],
  [{ memberId: { $in: ['m', 'n'] } }, { at: 1 }, 'byMemberAt'],
  [{ at: { $lt: 5 } }, { at: 1 }, 'byAt ordered'],
  [{}, { at: -1 }, 'byAt ordered'],
  [{ $and: [{ memberId: 'm' }, { other: 1 }] }, {}, 'byMemberAt'],
  [{ $or: [{ memberId: 'm' }, { at: 5 }] }, {}, 'byMemberAt+byAt'],
  [{ $or: [{ memberId: 'm' }, { other: 5 }] }, {}, 'scan'],
  [{ memberId: /^mem_/ }, {}, 'byMemberAt'],
  [{ memberId: /mem_/ }, {}, 'scan'],
  [{ memberId: /^mem_|x/ }, {}, 'scan'],
  [{ memberId: null }, {}, 'byMemberAt'],
  [{ phone: null }, {}, 'scan'],
  [{ lots: { $elemMatch: { endsMonth: { $lte: '2026-01' } } } }, {}, 'byLot'],
  [{ memberId: { $ne: 'm' } }, {}, 'scan'],
  [{ other: 1 }, {}, 'scan'],
  [{ other: 1 }, { at: 1 }, 'scan'],
  [{}, {}, 'scan'],
  [{}, { phone: 1 }, 'scan'],
])('%j sorted by %j uses: %s', (query, sort, expected) => {
  expect(plan(query, sort)).toBe(expected)
})

const word = fc.constantFrom('a', 'b', 'c')
const small = fc.integer({ min: 0, max: 5 })
const document = fc.record(
  {
    memberId: fc.oneof(word, fc.constant(null)),
    at: fc.oneof(small, word),
    tags: fc.oneof(word, fc.array(word, { maxLength: 3 })),
    lots: fc.array(fc.record({ endsMonth: small }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const range = fc.record({ $gt: small, $gte: small, $lt: small, $lte: small }, { requiredKeys: [] })
const query = fc.record(
  {
    memberId: fc.oneof(word, fc.constant(null), fc.record({ $in: fc.array(word, { maxLength: 3 }) })),
    at: range,
    tags: fc.oneof(word, fc.record({ $gt: word, $lt: word }, { requiredKeys: [] })),
    'lots.endsMonth': fc.oneof(small, range),
    _id: fc.record({ $gt: small }),
  },
  { requiredKeys: [] },
)
const sort = fc.constantFrom<SortSpec>({}, { at: 1 }, { at: -1 }, { memberId: 1, at: -1 }, { _id: -1 })

test('an index finds what a scan finds, and in the right order', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 30 }), query, sort, (contents, wanted, order) => {
      const documents = contents.map((content, i) => ({ _id: i, ...content }))
      const collection = collectionOf(documents.slice(0, 10))
      for (const added of documents.slice(10))
        setDocument(collection, added._id, added, { version: 2, keepHistory: false })
      for (const { _id } of documents.slice(0, 3)) {
        setDocument(collection, _id, { _id, memberId: 'a' }, { version: 3, keepHistory: false })
        setDocument(collection, _id, null, { version: 4, keepHistory: false })
      }
      const matches = compileQuery(wanted)
      const { records, ordered } = planQuery(collection, wanted, order)
      const found = [...records].flatMap(({ document: one }) => (one !== null && matches(one) ? [one] : []))
      const expected = documents.slice(3).filter(matches)
      expect(found.map(({ _id }) => _id).sort()).toEqual(expected.map(({ _id }) => _id).sort())
      if (ordered && 'at' in order && !('memberId' in order))
        expectOrder(
          found.map(({ at }) => at),
          order.at ?? 1,
        )
    }),
    { seed: 1, numRuns: 500 },
  )
})

function expectOrder(values: unknown[], direction: number): void {
  const numbers = values.filter((value) => typeof value === 'number')
  expect(numbers).toEqual([...numbers].sort((a, b) => direction * (a - b)))
}
