import { aFriend } from '../../../testing/referral-answers'
import { withNewest, withOlder } from './merge-friends'

const friends = (...keys: string[]) => keys.map((key) => aFriend(key))
const keysOf = (loaded: { friends: { key: string }[] }) => loaded.friends.map(({ key }) => key)

test('older friends go below, and one that is already there is not repeated', () => {
  const loaded = { friends: friends('d', 'c'), nextCursor: 'c' }
  const both = withOlder(loaded, { friends: friends('c', 'b'), nextCursor: null })
  expect(keysOf(both)).toEqual(['d', 'c', 'b'])
  expect(both.nextCursor).toBeNull()
})

test('a page asked for again keeps what was loaded below it, with the newer states', () => {
  const loaded = { friends: friends('d', 'c', 'b', 'a'), nextCursor: 'a' }
  const newest = { friends: [aFriend('e'), aFriend('d', { state: 'rewarded' }), aFriend('c')], nextCursor: 'c' }
  const both = withNewest(loaded, newest)
  expect(keysOf(both)).toEqual(['e', 'd', 'c', 'b', 'a'])
  expect(both.friends[1]?.state).toBe('rewarded')
  expect(both.nextCursor).toBe('a')
})

test('where the two no longer meet, the newest page stands alone: nothing is missing in between', () => {
  const loaded = { friends: friends('b', 'a'), nextCursor: 'a' }
  const newest = { friends: friends('f', 'e'), nextCursor: 'e' }
  expect(withNewest(loaded, newest)).toBe(newest)
})
