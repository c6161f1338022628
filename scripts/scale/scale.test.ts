import { nouns } from '../../cloudfunctions/nouns'
import { ASSUMED, loadOf, perActiveDay } from './figures'
import { placed } from './shards'

const collections = placed(nouns)

test('every unique index that sharding would take away says what becomes of it, and no other', () => {
  const wrong = collections.flatMap(({ isWhole, unique }) =>
    unique.filter(({ sharded }) => isWhole === (sharded !== undefined)).map(({ index }) => index),
  )
  expect(wrong).toEqual([])
  expect(collections.flatMap(({ unique }) => unique).length).toBeGreaterThan(4)
})

test('nothing has to change before the data move', () => {
  const sentences = collections.flatMap(({ unique }) => unique.flatMap(({ sharded }) => sharded ?? []))
  expect(sentences.filter((sentence) => /must|has to|have to/i.test(sentence))).toEqual([])
  expect(sentences.length).toBeGreaterThan(3)
})

test('what belongs to members is sharded', () => {
  const ofMembers = ['accounts', 'entries', 'members', 'identities', 'coupons', 'purchases', 'check_ins', 'events']
  const whole = new Set(collections.filter(({ isWhole }) => isWhole).map(({ name }) => name))
  expect(ofMembers.filter((name) => whole.has(name))).toEqual([])
  expect(whole.has('settings')).toBe(true)
})

test('a load is in proportion to its members, and a peak beyond the gateway leaves no room for messages', () => {
  const [small, large] = [loadOf(10_000), loadOf(1_000_000)]
  expect(large.tripsPerDay).toBeCloseTo(small.tripsPerDay * 100)
  expect(small.callsPerDay).toBeCloseTo(10_000 * ASSUMED.activeShare * perActiveDay().calls)
  expect(small.messagesPerTenMinutes).toBe(10_000)
  expect(loadOf(100_000_000).messagesPerTenMinutes).toBe(0)
})
