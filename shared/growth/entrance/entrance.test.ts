import type { BusinessDay } from '#shared/kernel/business-day'
import { channelOf, channelTitle } from './channel'
import { costWithin } from './cost'
import { INVITER_PREFIX, readEntranceKey, SCENE_TEXT } from './entrance'
import { networkPrefix } from './network'

test.each([
  ['7K3QANXX', '7K3QANXX'],
  [' 7k3qanxx ', '7K3QANXX'],
  ['7K3QANX', null],
  ['7K3QANXI', null],
  ['{"$ne":1}', null],
  [undefined, null],
])('%p is read as the key %p', (text, key) => {
  expect(readEntranceKey(text)).toBe(key)
})

test('keys and inviters’ codes are what WeChat allows in a code', () => {
  expect(SCENE_TEXT.test('7K3QANXX')).toBe(true)
  expect(SCENE_TEXT.test(`${INVITER_PREFIX}23456789ABCD`)).toBe(true)
  for (const text of ['', '好友', 'a b', 'a%b', 'x'.repeat(33)]) expect(SCENE_TEXT.test(text)).toBe(false)
})

const nothing = { entranceChannel: null, hasUnknownKey: false, isByInvitation: false, scene: null }

test.each([
  ['its entrance', { entranceChannel: 'door', isByInvitation: true, scene: 1007 }, 'door'],
  ['an invitation', { isByInvitation: true, scene: 1007 }, 'referral'],
  ['a key that nobody knows', { hasUnknownKey: true, scene: 1047 }, 'unknown'],
  ['a card of a chat', { scene: 1007 }, 'share'],
  ['a search', { scene: 1053 }, 'search'],
  ['nothing that WeChat tells', { scene: 1 }, 'direct'],
  ['nothing at all', {}, 'direct'],
])('a visit counts under %s', (_what, origin, channel) => {
  expect(channelOf({ ...nothing, ...origin })).toBe(channel)
})

test('a channel is called as the shop calls it, then as we do, then by its key', () => {
  expect(channelTitle('referral')).toBe('会员邀请')
  expect(channelTitle('door-east')).toBe('door-east')
  expect(channelTitle('door-east', new Map([['door-east', '东门']]))).toBe('东门')
})

const day = (text: string) => text as BusinessDay
const cost = {
  _id: '',
  channel: 'advert',
  fromDay: day('2026-11-01'),
  toDay: day('2026-11-30'),
  costFen: 10_000,
  note: '',
  by: '',
  at: 0,
}

test.each([
  ['2026-11-01', '2026-11-30', 10_000],
  ['2026-10-01', '2026-12-31', 10_000],
  ['2026-11-01', '2026-11-01', 333],
  ['2026-12-01', '2026-12-31', 0],
  ['2026-10-01', '2026-10-31', 0],
])('of a month’s cost, %s to %s carries %p', (fromDay, toDay, part) => {
  expect(costWithin(cost, { fromDay: day(fromDay), toDay: day(toDay) })).toBe(part)
})

test('the days of a cost add up to it exactly', () => {
  const days = Array.from({ length: 30 }, (_, index) => day(`2026-11-${String(index + 1).padStart(2, '0')}`))
  const sum = days.reduce((total, each) => total + costWithin(cost, { fromDay: each, toDay: each }), 0)
  expect(sum).toBe(10_000)
})

test.each([
  ['203.0.113.77', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3'],
  ['2001:0DB8:85a3:0:0:8a2e:370:7334', '2001:db8:85a3'],
  ['::1', '0:0:0'],
  ['2001:db8', null],
  ['nonsense', null],
  [null, null],
])('the network of %p is %p', (ip, network) => {
  expect(networkPrefix(ip)).toBe(network)
})
