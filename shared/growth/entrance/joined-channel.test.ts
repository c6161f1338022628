import { channelAt, type Entrance, withEarlier } from './entrance'
import { type JoinedBy, joinedChannel } from './joined-channel'

const KEY = '7K2M9QXR'
const anEntrance = (change: Partial<Entrance>): Entrance => ({ _id: KEY, channel: 'advert', ...change }) as Entrance
const joined = (change: Partial<JoinedBy> = {}): JoinedBy => ({
  ...{ at: 100, via: 'wechat' },
  entrance: { scene: 1047, key: KEY },
  ...change,
})
const by = (change: Partial<JoinedBy>, entrance = anEntrance({})) =>
  joinedChannel(joined(change), new Map([[KEY, entrance]]))

test('an entrance that is counted under another channel now keeps whom it brought before', () => {
  const earlier = withEarlier({ channel: 'advert' }, 150)
  const moved = anEntrance({ channel: 'live', earlier })
  expect([channelAt(moved, 149), channelAt(moved, 150)]).toEqual(['advert', 'live'])
  const again = { channel: 'door', earlier: withEarlier(moved, 200) }
  expect([149, 199, 200].map((at) => channelAt(again, at))).toEqual(['advert', 'live', 'door'])
  expect(by({ at: 120 }, moved)).toBe('advert')
  expect(by({ at: 160 }, moved)).toBe('live')
})

test('without an entrance of ours the scene says it, and who came with a file came by no channel', () => {
  expect(by({ entrance: { scene: 1007, key: null } })).toBe('share')
  expect(by({ entrance: { scene: 1047, key: 'nobodys' } })).toBe('unknown')
  expect(by({ entrance: { scene: 1047, key: 'i.K2' } })).toBe('referral')
  expect(by({ entrance: null })).toBe('direct')
  expect(by({ via: 'import', entrance: null })).toBeNull()
})
