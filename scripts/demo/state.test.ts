import { openCloud } from '../../local-cloud/cloud'
import { openPeople } from '../../local-cloud/control/people'
import { PlainError } from '../../local-cloud/plain-error'
import { readSchema } from '../../local-cloud/schema'
import { keysOf, loadState, packState, takeState, unpackState } from './state'

const DAY_MS = 86_400_000
const ENDED_AT = Date.parse('2026-11-20T15:00:00+08:00')
const KEYS = { CHANGLAI_FIELD_KEY: 'a' }

async function aShop(ids: readonly string[] = []) {
  const cloud = await openCloud({ schema: readSchema() })
  cloud.clock.freeze(ENDED_AT)
  for (const id of ids) cloud.database.put('stores', { _id: id, name: '春熙路店', at: new Date(5), big: 2 ** 40 })
  const people = openPeople(null)
  people.add([{ id: 'lin', name: '林间' }])
  return { cloud, people }
}

test('a shop comes out of the file as it went in, with its people, its keys and its hour', async () => {
  const shop = await aShop(['str_b', 'str_a'])
  const state = unpackState(packState(takeState(shop, KEYS)))
  const other = await aShop(['str_gone'])
  other.cloud.clock.reset()
  loadState(other, state)
  expect(other.cloud.database.find('stores', { sort: { _id: 1 } })).toEqual(
    shop.cloud.database.find('stores', { sort: { _id: 1 } }),
  )
  expect(other.people.list()).toEqual(shop.people.list())
  expect(state.environment).toEqual(KEYS)
  expect(keysOf(packState(takeState(shop, KEYS)))).toEqual(KEYS)
  expect(Math.abs(other.cloud.clock.now() - ENDED_AT)).toBeLessThan(5_000)
})

test('the same shop makes the same file, in whatever order it came about', async () => {
  const [one, other] = [await aShop(['str_a', 'str_b']), await aShop(['str_b', 'str_a'])]
  expect(packState(takeState(one, KEYS)).equals(packState(takeState(other, KEYS)))).toBe(true)
})

test.each([
  ['events', 'at', 30],
  ['sessions', 'startedAt', 7],
  ['audits', 'at', 7],
  ['requests', 'at', 7],
])('of %s, told by %s, the last %i days stay', async (name, at, shipped) => {
  const shop = await aShop()
  for (const days of [1, shipped - 1, shipped + 1]) {
    shop.cloud.database.put(name, { _id: `e${days}`, memberId: 'mem_1', [at]: ENDED_AT - days * DAY_MS })
  }
  const { collections } = takeState(shop, KEYS)
  expect(collections[name]?.map(({ _id }) => _id)).toEqual(['e1', `e${shipped - 1}`])
})

test('what is no state is refused in a sentence', () => {
  expect(() => unpackState(Buffer.from('not brotli'))).toThrow(PlainError)
  const newer = packState({ endedAt: 0, environment: {}, people: [], collections: {} })
  expect(unpackState(newer).collections).toEqual({})
})
