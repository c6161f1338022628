import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { aMember } from '../../people/staff/testing/shop-floor'
import { aTicket } from '../feedback/testing/said'
import { putLetter } from './testing/kept-of-a-person'

let shop: Shop
let phone: Phone
let memberId: string
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  memberId = (await phone.call('home.open', {})).memberId
})
afterAll(() => shop.close())

const LETTER = { title: '外套找到了', body: '在春熙路店的柜台' }

test('what the shop writes is new until the member has seen it, and what comes after that is new again', async () => {
  await shop.ops('inbox.write', { memberId, ...LETTER })
  expect(await phone.call('inbox.countUnread', {})).toEqual({ unread: 1 })
  const { messages } = await phone.call('inbox.list', {})
  expect(messages).toMatchObject([{ ...LETTER, kind: 'letter', isRead: false }])
  shop.clock.advance(1000)
  putLetter(shop, memberId, { source: 'letter:later' })
  expect(await phone.call('inbox.markRead', { untilAt: messages[0]?.at ?? 0 })).toEqual({ unread: 1 })
  const again = await phone.call('inbox.list', {})
  expect(again.messages.map(({ isRead }) => isRead)).toEqual([false, true])
})

test('pages hold every message once, also those of one instant', async () => {
  for (let index = 0; index < 25; index += 1) putLetter(shop, memberId, { source: `letter:${index}` })
  const first = await phone.call('inbox.list', {})
  const second = await phone.call('inbox.list', { before: first.next ?? { at: 0, id: null } })
  const ids = [...first.messages, ...second.messages].map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(25)
  expect(ids).toHaveLength(25)
})

test('a letter that the law forbids is refused, and so is one to somebody who left', async () => {
  await expect(shop.ops('inbox.write', { memberId, title: '新茶', body: '全网最好' })).rejects.toThrow(
    'INBOX_TEXT_REFUSED',
  )
  await phone.call('member.close', { confirm: '注销' })
  await expect(shop.ops('inbox.write', { memberId, ...LETTER })).rejects.toThrow('MEMBER_CLOSED')
  expect(shop.database.count('inbox_messages')).toBe(0)
})

test('an answer to what a member said is a line that leads there, once for each answer, for the person as they are by then', async () => {
  const { member, feedbackId } = await aTicket(shop)
  const heir = await aMember(shop)
  const requestId = shop.newRequestId()
  for (let times = 0; times < 2; times += 1)
    await shop.ops('feedback.answer', { feedbackId, by: '林店长', text: '对不起，下次给你留位' }, requestId)
  const line = { kind: 'reply', title: '店里答复你了', link: 'feedback', linkId: feedbackId, isRead: false }
  expect((await member.call('inbox.list', {})).messages).toMatchObject([line])
  await shop.ops('member.merge', { from: member.memberId, into: heir.memberId, note: '同一人' })
  await shop.ops('feedback.answer', { feedbackId, by: '林店长', text: '也送你一张券' })
  expect((await heir.call('inbox.list', {})).messages).toMatchObject([line, line])
  await heir.call('member.close', { confirm: '注销' })
  expect(shop.database.count('inbox_messages')).toBe(0)
})

test('nobody sees another’s; a merged record’s are the person’s, and leaving takes all of them', async () => {
  const other = await shop.phone().call('home.open', {})
  putLetter(shop, other.memberId)
  expect((await phone.call('inbox.list', {})).messages).toEqual([])
  await shop.ops('member.merge', { from: other.memberId, into: memberId, note: '同一人' })
  expect((await phone.call('inbox.list', {})).messages).toHaveLength(1)
  expect((await shop.ops('inbox.listOfMember', { memberId })).messages).toHaveLength(1)
  await phone.call('member.close', { confirm: '注销' })
  expect(shop.database.count('inbox_messages')).toBe(0)
})
