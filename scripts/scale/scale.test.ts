import { readSchema } from '../../local-cloud/schema'
import { ASSUMED, loadOf, perActiveDay } from './figures'
import { placementOf, UNIQUE_NO_MORE, uniqueOfSharded } from './shards'

const schema = readSchema()

test('every unique index that sharding would take away is named with its reason, and no other', () => {
  expect(uniqueOfSharded(schema).sort()).toEqual(Object.keys(UNIQUE_NO_MORE).sort())
})

test('what belongs to members is sharded', () => {
  const ofMembers = ['accounts', 'entries', 'members', 'identities', 'coupons', 'purchases', 'check_ins', 'events']
  expect(ofMembers.filter((name) => placementOf(name) === 'whole')).toEqual([])
})

test('a load is in proportion to its members, and a peak beyond the gateway leaves no room for messages', () => {
  const [small, large] = [loadOf(10_000), loadOf(1_000_000)]
  expect(large.tripsPerDay).toBeCloseTo(small.tripsPerDay * 100)
  expect(small.callsPerDay).toBeCloseTo(10_000 * ASSUMED.activeShare * perActiveDay().calls)
  expect(small.messagesPerTenMinutes).toBe(10_000)
  expect(loadOf(100_000_000).messagesPerTenMinutes).toBe(0)
})
