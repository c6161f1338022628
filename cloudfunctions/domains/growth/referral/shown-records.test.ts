import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aFriend, anInviter, bondOf, openProgramme } from './testing/programme'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('both see their side of an invitation and their visits, and nothing that leads to the other', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const friend = await aFriend(shop, inviter.code)
  const touch = { touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0, inviter: inviter.code }
  await friend.call('entrance.recordTouch', touch)
  const of = async (person: typeof friend) => {
    const { sections } = await person.call('privacy.getStoredRecord', {})
    return { sections, referrals: sections.find(({ kind }) => kind === 'referrals') }
  }
  const seenByFriend = await of(friend)
  const seenByInviter = await of(inviter)
  expect(seenByFriend.referrals).toMatchObject({ count: 1, records: [{ kind: 'invited', state: 'bound' }] })
  expect(seenByInviter.referrals).toMatchObject({ count: 1, records: [{ kind: 'inviting', state: 'bound' }] })
  expect(seenByFriend.sections.find(({ kind }) => kind === 'touches')).toMatchObject({ count: 1 })
  expect(JSON.stringify(seenByFriend)).not.toContain(inviter.memberId)
  expect(JSON.stringify(seenByInviter)).not.toContain(friend.memberId)
})

test('who leaves takes along what told the phone and the network from others; the bond ends at once', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const friend = shop.phone()
  const entrance = { inviter: inviter.code, deviceKey: '0123456789abcdef', scene: 1007 }
  const { memberId } = await friend.call('home.open', { entrance })
  const touch = { touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0 }
  await friend.call('entrance.recordTouch', { ...touch, ...entrance })
  await friend.call('member.close', { confirm: '注销' })
  expect(bondOf(shop, memberId)).toMatchObject({
    state: 'cancelled',
    end: { reason: 'friend-left' },
    device: null,
    network: null,
    scene: null,
  })
  expect(shop.database.find('touches')).toMatchObject([
    { memberId, channel: 'referral', device: null, network: null, sessionId: '', scene: null },
  ])
  const { friends } = await inviter.call('referral.getInvite', {})
  expect(friends).toMatchObject([{ name: null, text: '没有计入：好友已注销会员' }])
})
