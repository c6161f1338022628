import { DONE_KEPT_DAYS } from '#shared/reach/due/due-work'
import { reserve, type Wallet } from '#shared/reach/message/wallet'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { takePush } from './pushed.service'
import { endSend } from './send.service'
import { aSend } from './testing/kept-of-a-person'
import { accept, answerWith, CHECK_IN, COUPON, POINTS, sendReminders, sentOf } from './testing/reminded'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let shop: Shop
let phone: Phone
let memberId: string
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  shop.openapi.resetReplies()
  shop.outbox.length = 0
  sendReminders(shop)
  phone = shop.phone()
  memberId = (await phone.call('home.open', {})).memberId
})
afterAll(() => shop.close())

const tomorrowAtNine = () => shop.clock.advance(DAY_MS - HOUR_MS)
const reminderOf = async (purpose: string) =>
  (await phone.call('message.getReminders', {})).reminders.find((each) => each.purpose === purpose)
const wallet = () =>
  shop.database.get('message_wallets', memberId) as unknown as { live: number; grants: { state: string }[] }
const send = () => shop.database.find('message_sends')[0]

test('who asked after a check-in is reminded at nine the next day, once, and has one fewer left', async () => {
  await accept(phone, CHECK_IN)
  expect(await reminderOf('check-in-next')).toMatchObject({ isOn: true, left: 1 })
  shop.clock.advance(DAY_MS - HOUR_MS - 1)
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(0)
  shop.clock.advance(1)
  await shop.tickDue()
  await shop.tickDue()
  expect(sentOf(shop).map(({ data }) => data)).toEqual([
    {
      touser: phone.openid,
      template_id: CHECK_IN.templateId,
      page: 'pages/check-in/index',
      miniprogram_state: 'formal',
      lang: 'zh_CN',
      data: { thing1: { value: '今天还没有签到' }, date2: { value: '2026年11月23日' } },
    },
  ])
  expect(send()).toMatchObject({ state: 'sent', code: 0, msgid: expect.stringMatching(/^\d{19}$/) })
  expect(await reminderOf('check-in-next')).toMatchObject({ left: 0 })
})

test('who asks again long after is reminded again, though the first message is still on record and its work is not', async () => {
  for (const times of [1, 2]) {
    await accept(phone, CHECK_IN)
    tomorrowAtNine()
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(times)
    shop.clock.advance((DONE_KEPT_DAYS + 1) * DAY_MS + HOUR_MS)
    await tickJob('forget-due-work')
    expect(shop.database.find('due_work')).toEqual([])
  }
  expect(shop.database.count('message_sends')).toBe(2)
})

test('who has checked in by then is reminded the day after', async () => {
  await accept(phone, CHECK_IN)
  shop.clock.advance(DAY_MS - 2 * HOUR_MS)
  await phone.call('check-in.perform', {})
  shop.clock.advance(HOUR_MS)
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(0)
  shop.clock.advance(DAY_MS)
  await shop.tickDue()
  expect(sentOf(shop)[0]?.data.data).toMatchObject({ thing1: { value: '已经连续签到 1 天' } })
})

test('a coupon is spoken of a day before its end, by WeChat and in the inbox; a used one is not', async () => {
  const template = putTemplate(shop, { title: '茶券' })
  const coupon = putCoupon(shop, template, memberId, {})
  const used = putCoupon(shop, template, memberId, { sourceId: 'used' })
  shop.database.put('coupons', {
    ...(shop.database.get('coupons', used._id) as object),
    _id: used._id,
    status: 'redeemed',
  })
  await accept(phone, COUPON, coupon._id)
  await accept(phone, COUPON, used._id)
  shop.clock.set(coupon.untilAt + 1 - 2 * DAY_MS + 10 * HOUR_MS)
  await shop.tickDue()
  expect(sentOf(shop).map(({ data }) => data.data)).toEqual([{ thing1: { value: '“茶券”快到期' } }])
  expect((await phone.call('inbox.list', {})).messages).toMatchObject([{ title: '券快到期', link: 'coupons' }])
})

test('what is switched off is not sent; nobody’s coupon but the own is asked about', async () => {
  const other = await shop.phone().call('home.open', {})
  const coupon = putCoupon(shop, putTemplate(shop), other.memberId, {})
  await accept(phone, COUPON, coupon._id)
  expect(shop.database.count('due_work')).toBe(0)
  await accept(phone, CHECK_IN)
  await phone.call('message.turnOff', { purpose: 'check-in-next' })
  tomorrowAtNine()
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(0)
  expect(await reminderOf('check-in-next')).toMatchObject({ isOn: false, left: 1 })
})

test.each([
  [43101, 'refused', 0],
  [47003, 'refused', 1],
  [40037, 'refused', 1],
  [41030, 'refused', 1],
  [-1, 'unknown', 0],
  [45168, 'unknown', 0],
])('WeChat answers %d: %s, %d of two grants besides the used one are as before', async (code, state, isKept) => {
  await accept(phone, CHECK_IN)
  await accept(phone, CHECK_IN)
  answerWith(shop, code)
  tomorrowAtNine()
  await shop.tickDue()
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(1)
  expect(send()).toMatchObject({ state, code })
  expect(wallet().live).toBe(code === 43101 ? 0 : 1 + isKept)
  const board = await shop.ops('message.getBoard', {})
  expect(board.outcomes).toEqual([{ purpose: 'check-in-next', state, code, count: 1 }])
  expect(board.templates[0]?.off?.code ?? null).toBe(isKept ? code : null)
  expect((await shop.ops('job.listAlerts', {})).alerts).toHaveLength(isKept)
  await shop.ops('message.switchOn', { templateId: CHECK_IN.templateId })
  expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
})

test('a template that was switched off sends nothing until somebody has switched it on again', async () => {
  await shop.ops('message.getBoard', {})
  shop.database.put('message_templates', { _id: CHECK_IN.templateId, off: { code: 47003, at: 0 } })
  shop.coolDown()
  await accept(phone, CHECK_IN)
  tomorrowAtNine()
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(0)
  await shop.ops('message.switchOn', { templateId: CHECK_IN.templateId })
  await accept(phone, CHECK_IN)
  shop.clock.advance(DAY_MS)
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(1)
})

test('a burst of refusals slows down and takes nobody’s grants away', async () => {
  sendReminders(shop, { perSecond: 200 })
  const people = Array.from({ length: 14 }, () => shop.phone())
  for (const each of people) {
    await each.call('home.open', {})
    await accept(each, CHECK_IN)
  }
  answerWith(shop, 43101)
  tomorrowAtNine()
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(14)
  const left = shop.database.find('message_wallets').filter(({ live }) => live === 1)
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(14)
  expect((await shop.ops('job.listAlerts', {})).alerts[0]?.text).toContain('43101')
})

test('the quiet time moves a message to its end, and caps keep it back', async () => {
  await accept(phone, CHECK_IN)
  shop.clock.advance(DAY_MS + 12 * HOUR_MS)
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(0)
  shop.clock.advance(11 * HOUR_MS)
  await shop.tickDue()
  expect(sentOf(shop)).toHaveLength(1)
  for (let index = 0; index < 4; index += 1) {
    await accept(phone, CHECK_IN)
    shop.clock.advance(DAY_MS)
    await shop.tickDue()
  }
  expect(sentOf(shop)).toHaveLength(3)
})

test('one template of WeChat’s for two purposes: a grant is kept for what it was given for', async () => {
  await accept(phone, POINTS)
  expect(await reminderOf('points-ending')).toMatchObject({ left: 1, isOn: true })
  expect(await reminderOf('coupon-ending')).toMatchObject({ left: 1, isOn: false })
  await accept(phone, COUPON)
  expect(await reminderOf('points-ending')).toMatchObject({ left: 1 })
  expect(await reminderOf('coupon-ending')).toMatchObject({ left: 2 })
})

test('what WeChat pushes is paired with what the page said, and a second push changes nothing', async () => {
  await accept(phone, CHECK_IN)
  const push = {
    FromUserName: phone.openid,
    CreateTime: String(shop.clock.now() / 1000),
    Event: 'subscribe_msg_popup_event',
    List: { TemplateId: CHECK_IN.templateId, SubscribeStatusString: 'accept', PopupScene: '0' },
  }
  for (let times = 0; times < 2; times += 1) expect(await takePush(timerContext(), push)).toBe(true)
  expect(wallet().live).toBe(1)
  const later = { ...push, CreateTime: String(shop.clock.now() / 1000 + 3600) }
  for (let times = 0; times < 2; times += 1) await takePush(timerContext(), later)
  expect(wallet().live).toBe(2)
  expect(await takePush(timerContext(), { ...later, FromUserName: 'oNobody' })).toBe(true)
  expect(shop.database.count('message_wallets')).toBe(1)
})

test('what WeChat reports of a message later is kept with it', async () => {
  await accept(phone, CHECK_IN)
  tomorrowAtNine()
  await shop.tickDue()
  const List = { TemplateId: CHECK_IN.templateId, MsgID: send()?.msgid, ErrorCode: '-1', ErrorStatus: 'failed' }
  const head = { FromUserName: phone.openid, CreateTime: '1800000000', Event: 'subscribe_msg_sent_event' }
  await takePush(timerContext(), { ...head, SubscribeMsgSentEvent: { List } })
  expect(send()).toMatchObject({ delivery: { isDelivered: false, errorCode: -1 } })
})

test('members who want to hear of their coupons hear of all of them, others of none', async () => {
  const template = putTemplate(shop)
  const other = await shop.phone().call('home.open', {})
  await accept(phone, COUPON)
  for (const [index, owner] of [memberId, memberId, other.memberId].entries()) {
    const coupon = putCoupon(shop, template, owner, { sourceId: `${index}` })
    const notice = {
      kind: 'ending',
      couponId: coupon._id,
      memberId: owner,
      untilAt: coupon.untilAt,
      status: 'queued',
      dueAt: 0,
    }
    shop.database.put('coupon_notices', { _id: `${coupon._id}:ending`, ...notice })
  }
  await tickJob('queue-coupon-reminders')
  expect(shop.database.find('due_work').map((work) => work.memberId)).toEqual([memberId, memberId])
  expect(shop.database.find('coupon_notices').every(({ status }) => status === 'taken')).toBe(true)
})

test('merged records share what was allowed; a record that was parted sends nothing to the other’s phone', async () => {
  const second = shop.phone()
  const other = (await second.call('home.open', {})).memberId
  await accept(second, CHECK_IN)
  await shop.ops('member.merge', { from: other, into: memberId, note: '同一人' })
  expect(await reminderOf('check-in-next')).toMatchObject({ left: 1, isOn: true })
  tomorrowAtNine()
  await shop.tickDue()
  expect(sentOf(shop).map(({ data }) => data.touser)).toEqual([second.openid])
})

describe('of two records that are joined', () => {
  let second: Phone
  let other: string
  beforeEach(async () => {
    second = shop.phone()
    other = (await second.call('home.open', {})).memberId
  })
  const merge = () => shop.ops('member.merge', { from: other, into: memberId, note: '同一人' })

  test('the person is reminded once, whatever both have asked for, and the next day once more', async () => {
    for (const each of [phone, second]) for (let times = 0; times < 2; times += 1) await accept(each, CHECK_IN)
    await merge()
    tomorrowAtNine()
    for (let times = 0; times < 3; times += 1) await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(1)
    shop.clock.advance(DAY_MS)
    for (let times = 0; times < 3; times += 1) await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(2)
  })

  test('what only the merged one has asked for is said, and goes on for the person', async () => {
    for (let times = 0; times < 2; times += 1) await accept(second, CHECK_IN)
    await merge()
    tomorrowAtNine()
    for (let times = 0; times < 2; times += 1) await shop.tickDue()
    shop.clock.advance(DAY_MS)
    for (let times = 0; times < 2; times += 1) await shop.tickDue()
    expect(sentOf(shop).map(({ data }) => data.touser)).toEqual([second.openid, second.openid])
  })

  test.each([
    ['used', 1],
    ['released', 2],
    ['none', 0],
  ] as const)(
    'a message that is under way meanwhile ends its grant in the wallet that goes on: %s',
    async (became, live) => {
      for (let times = 0; times < 2; times += 1) await accept(second, CHECK_IN)
      const before = shop.database.get('message_wallets', other) as unknown as Wallet
      const send = aSend({ memberId: other, now: shop.clock.now() })
      const held = reserve(before, { ...CHECK_IN, sendId: send._id }, shop.clock.now())
      shop.database.put('message_wallets', { ...(held?.wallet ?? before) })
      shop.database.put('message_sends', { ...send })
      await merge()
      expect(wallet().live).toBe(1)
      expect(await endSend(timerContext(), send._id, { state: 'refused', code: 1, msgid: null }, became)).toBe(true)
      expect(wallet()).toMatchObject({ live })
      expect(wallet().grants.map(({ state }) => state)).not.toContain('reserved')
    },
  )
})

test('with default rules nothing is offered and nothing is read for it; an idle minute costs two readings', async () => {
  sendReminders(shop, { templates: [] })
  expect((await phone.call('message.getReminders', {})).reminders).toEqual([])
  await shop.tickDue()
  expect(await shop.roundTrips(() => shop.tickDue())).toBe(2)
  shop.coolDown()
  expect(await shop.roundTrips(() => shop.tickDue())).toBe(2)
  const refused = await shop.manage({}, 'due')
  expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
