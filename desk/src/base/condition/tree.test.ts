import { asJoin, type Draft, joined, joinKindOf, partsOf, withAdded, withMoved, withPart } from './tree'

const tier: Draft = { kind: 'tier', in: ['jade'] }
const phone: Draft = { kind: 'has', field: 'phone' }

test('"none of these" is what the language calls not of any, and is read back', () => {
  const none = joined('none', [tier, phone])
  expect(none).toEqual({ kind: 'not', of: { kind: 'any', of: [tier, phone] } })
  expect(joinKindOf(none)).toBe('none')
  expect(partsOf(none)).toEqual([tier, phone])
})

test('a not of one question is read as none of one', () => {
  expect(partsOf({ kind: 'not', of: tier })).toEqual([tier])
})

test('a single question gets a join around it, a join stays what it is', () => {
  expect(asJoin(tier)).toEqual(joined('all', [tier]))
  const any = joined('any', [tier])
  expect(asJoin(any)).toBe(any)
})

test('parts are added, changed, moved and taken out without touching the others', () => {
  const both = withAdded(joined('any', [tier]), phone)
  expect(partsOf(both)).toEqual([tier, phone])
  expect(partsOf(withMoved(both, 1, -1))).toEqual([phone, tier])
  expect(partsOf(withMoved(both, 0, -1))).toEqual([tier, phone])
  expect(partsOf(withPart(both, 0, null))).toEqual([phone])
  const changed = withPart(both, 0, { ...tier, in: ['ink'] })
  expect(partsOf(changed)[1]).toBe(phone)
  expect(joinKindOf(changed)).toBe('any')
})
