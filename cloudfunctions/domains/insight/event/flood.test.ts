import { type DayTally, PER_DAY_MAX } from '#shared/ledger/account/day-tally'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import type { Alert } from '../../base/alert/alert.repository'
import { aClerk, EAST, openStores } from '../../people/staff/testing/shop-floor'

let shop: Shop
let phone: Phone
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  await phone.call('home.open', {})
  await phone.call('member.setConsent', { purpose: 'analytics', isGranted: true })
})
afterAll(() => shop.close())

const text = (word: string, number: number) => `${word}-${String(number).padStart(12, '0')}`

function sendBatch(number: number, from: Phone = phone) {
  const sessionId = 'session-0000000001'
  const events = Array.from({ length: 20 }, (_, index) => ({
    ...{ eventId: text('event', number * 20 + index), name: 'page.viewed' as const, sessionId, agoMs: 0, props: {} },
  }))
  return from.call('event.record', { batchId: text('batch', number), events })
}

const visit = (number: number, from: Phone = phone) =>
  from.call('entrance.recordTouch', { touchId: text('touch', number), sessionId: 'session-0000000001', agoMs: 0 })

const tally = () => shop.database.get('identities', `wx:${phone.openid}`)?.tally as DayTally | undefined
const alerts = () => shop.database.find('alerts') as unknown as Alert[]

test('of 2,000 events in a moment the day’s limit is stored; the rest is dropped, answered and counted', async () => {
  const replies = await Promise.all(Array.from({ length: 100 }, (_, number) => sendBatch(number)))
  expect(shop.database.count('events')).toBe(PER_DAY_MAX.events)
  expect(replies.reduce((sum, { stored }) => sum + stored, 0)).toBe(PER_DAY_MAX.events)
  expect(replies.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(2000 - PER_DAY_MAX.events)
  expect(tally()).toEqual({ day: '2026-11-22', counts: { events: PER_DAY_MAX.events } })
  expect(alerts()).toMatchObject([{ _id: 'flood:events:2026-11-22', status: 'open' }])
  expect(JSON.stringify(alerts())).not.toContain(phone.openid)
})

test('of 300 visits at once the day’s limit is stored, and each still leads where its code leads', async () => {
  const replies = await Promise.all(Array.from({ length: 300 }, (_, number) => visit(number)))
  expect(shop.database.count('touches')).toBe(PER_DAY_MAX.touches)
  expect(replies).toHaveLength(300)
})

test('a new instance knows what the others have told', async () => {
  for (let number = 0; number < PER_DAY_MAX.touches; number += 1) await visit(number)
  shop.coolDown()
  await visit(PER_DAY_MAX.touches)
  expect(shop.database.count('touches')).toBe(PER_DAY_MAX.touches)
})

test('another phone, and the next day, have their own room', async () => {
  await Promise.all(Array.from({ length: PER_DAY_MAX.touches + 1 }, (_, number) => visit(number)))
  const other = shop.phone()
  await other.call('home.open', {})
  await visit(0, other)
  shop.clock.advance(86_400_000)
  await visit(PER_DAY_MAX.touches)
  expect(shop.database.count('touches')).toBe(PER_DAY_MAX.touches + 2)
})

test('events that are withheld for want of consent leave no more notes than a day has room for', async () => {
  await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
  const note = (number: number) => {
    const event = { eventId: text('event', number), name: 'page.viewed' as const, sessionId: 'session-0000000001' }
    const events = Array.from({ length: 20 }, (_, seq) => ({
      ...event,
      agoMs: 0,
      props: {},
      seq: number * 20 + seq + 1,
    }))
    return phone.call('event.record', { batchId: text('batch', number), installId: 'install-0000000001', events })
  }
  await Promise.all(Array.from({ length: 80 }, (_, number) => note(number)))
  expect(shop.database.count('events')).toBe(PER_DAY_MAX.events / 20)
})

test('what an honest phone does costs no write more, and a flood one in many', async () => {
  await sendBatch(0)
  expect(await shop.roundTrips(() => sendBatch(1))).toBe(3)
  expect(tally()).toBeUndefined()
  await Promise.all(Array.from({ length: 60 }, (_, number) => sendBatch(number + 2)))
  // Turned away from memory: the only thing that is looked up is who it is.
  expect(await shop.roundTrips(() => sendBatch(99))).toBe(1)
})

test('WeChat is asked about a nickname, or a code of the phone button, so often and no more', async () => {
  const passes = { errcode: 0, result: { suggest: 'pass' } }
  shop.openapi.reply('security.msgSecCheck', () => ({ kind: 'json', body: passes }))
  shop.openapi.reply('phonenumber.getPhoneNumber', () => ({ kind: 'json', body: { errcode: 40029, errmsg: 'bad' } }))
  for (let number = 0; number < PER_DAY_MAX.nicknames; number += 1)
    await phone.call('member.updateProfile', { nickname: `林间${number}` })
  for (let number = 0; number < PER_DAY_MAX.phoneCodes; number += 1)
    await phone.ask('member.bindPhone', { code: `code-${number}` })
  const asked = shop.outbox.length
  const refused = { ok: false, error: { code: 'TOO_MANY_REQUESTS' } }
  expect(await phone.ask('member.updateProfile', { nickname: '林间' })).toMatchObject(refused)
  expect(await phone.ask('member.bindPhone', { code: 'code' })).toMatchObject(refused)
  expect(shop.outbox).toHaveLength(asked)
})

test('a manager makes so many invitations in a day and no more', async () => {
  await openStores(shop)
  const manager = await aClerk(shop, { role: 'manager' })
  for (let number = 0; number < PER_DAY_MAX.invitations; number += 1)
    await manager.call('staff.invite', { storeId: EAST, name: '小周' })
  expect(await manager.ask('staff.invite', { storeId: EAST, name: '小周' })).toMatchObject({
    error: { code: 'TOO_MANY_REQUESTS' },
  })
  expect(shop.database.count('invitations')).toBe(PER_DAY_MAX.invitations)
})
