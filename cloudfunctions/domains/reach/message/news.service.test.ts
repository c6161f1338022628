import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { sweepAll } from '../../growth/task/testing/rules'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aMember, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { aDraft, anOccasion, HOUR_MS, occasionOf } from '../booking/testing/an-occasion'
import { aTicket } from '../feedback/testing/said'
import { accept, BOOKING, COUPON, GIFT, REPLY, sendReminders, sentOf } from './testing/reminded'

// What a member hears of by itself: an occasion, a place, a reply, a gift.

const DAY_MS = 24 * HOUR_MS

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  shop.openapi.resetReplies()
  shop.outbox.length = 0
  await openStores(shop)
  sendReminders(shop, { templates: [BOOKING, REPLY, GIFT] })
})
afterAll(() => shop.close())

const inboxOf = async ({ call }: Person) =>
  (await call('inbox.list', {})).messages.map(({ title, link, linkId }) => [title, link, linkId])
const moreOf = async ({ call }: Person) =>
  (await call('message.getReminders', {})).more.map(({ purpose, isOn, left }) => [purpose, isOn, left])
const pagesSent = () => shop.outbox.flatMap(({ api, data }) => (api === 'subscribeMessage.send' ? [data.page] : []))
const works = () => shop.database.find('due_work').map(({ _id }) => _id)

describe('an occasion', () => {
  test('is said once, the evening before, by WeChat and in the inbox; the message opens it', async () => {
    const member = await aMember(shop)
    const occasionId = await anOccasion(shop)
    await member.call('booking.signUp', { occasionId })
    await accept(member, BOOKING, undefined, occasionId)
    expect(await moreOf(member)).toEqual([
      ['booking', true, 1],
      ['reply', false, 0],
      ['birthday-gift', false, 0],
    ])
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(0)
    shop.clock.advance(2 * DAY_MS + 10 * HOUR_MS)
    for (let times = 0; times < 2; times += 1) await shop.tickDue()
    const page = `pages/booking/occasion/index?id=${occasionId}`
    expect(sentOf(shop).map(({ data }) => data)).toMatchObject([
      {
        ...{ touser: member.openid, template_id: BOOKING.templateId, page },
        data: { thing1: { value: '凤凰单丛品茶' }, thing3: { value: '常来茶铺 二楼' } },
      },
    ])
    expect(await inboxOf(member)).toEqual([['活动快到了', 'occasion', occasionId]])
  })

  test('of who wants it always is put down by the sign-up itself, once for a person, and not sent when it was given back', async () => {
    const member = await aMember(shop)
    await accept(member, BOOKING)
    expect(works()).toEqual([])
    const [kept, left] = [await anOccasion(shop), await anOccasion(shop, { title: '拉花课' })]
    for (const occasionId of [kept, left]) await member.call('booking.signUp', { occasionId })
    await sweepAll(shop)
    await sweepAll(shop)
    expect(works().sort()).toEqual(
      [kept, left].map((occasionId) => `reminder:booking:${occasionId}:${member.memberId}`).sort(),
    )
    await member.call('booking.cancel', { occasionId: left })
    shop.clock.advance(2 * DAY_MS + 10 * HOUR_MS)
    await shop.tickDue()
    expect(pagesSent()).toEqual([`pages/booking/occasion/index?id=${kept}`])
  })

  test('nobody is reminded of what only somebody else has a place at', async () => {
    const [member, other] = [await aMember(shop), await aMember(shop)]
    const occasionId = await anOccasion(shop)
    await other.call('booking.signUp', { occasionId })
    await accept(member, BOOKING, undefined, occasionId)
    expect(works()).toEqual([])
  })

  test('a place for whoever waited is told at once: in the inbox to everybody, by WeChat to who asked', async () => {
    const [one, two, three] = [await aMember(shop), await aMember(shop), await aMember(shop)]
    const occasionId = await anOccasion(shop, { places: 2 })
    const first = await aMember(shop)
    for (const each of [first, one, two, three]) await each.call('booking.signUp', { occasionId })
    await accept(two, BOOKING, undefined, occasionId)
    for (const each of [first, one]) await each.call('booking.cancel', { occasionId })
    await sweepAll(shop)
    await shop.tickDue()
    expect(sentOf(shop).map(({ data }) => data.touser)).toEqual([two.openid])
    for (const each of [two, three]) expect(await inboxOf(each)).toEqual([['候补到位子了', 'occasion', occasionId]])
    expect(await inboxOf(one)).toEqual([])
    await sweepAll(shop)
    expect(shop.database.count('inbox_messages')).toBe(2)
  })

  test('of two records that are joined, both of which have a place, one reminder is left', async () => {
    const [member, other] = [await aMember(shop), await aMember(shop)]
    const occasionId = await anOccasion(shop)
    for (const each of [member, other]) {
      await each.call('booking.signUp', { occasionId })
      await accept(each, BOOKING, undefined, occasionId)
    }
    await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
    await sweepAll(shop)
    shop.clock.advance(2 * DAY_MS + 10 * HOUR_MS)
    for (let times = 0; times < 3; times += 1) await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(1)
    expect(await inboxOf(member)).toHaveLength(1)
  })
})

describe('an occasion that changes', () => {
  const move = async (occasionId: string, change: Parameters<typeof aDraft>[1]) => {
    const { version: baseVersion, ...before } = occasionOf(shop, occasionId)
    const { startsAt, endsAt, closesAt, cancelUntilAt, opensAt, place, places } = before
    const known = { startsAt, endsAt, closesAt, cancelUntilAt, opensAt, place, places }
    const draft = aDraft(shop, { ...known, ...change })
    await shop.ops('booking.saveOccasion', { occasionId, baseVersion, draft })
  }
  const at = (startsAt: number) => ({ startsAt, endsAt: startsAt + HOUR_MS, closesAt: startsAt, cancelUntilAt: 0 })
  /** The facts of one tick are answered by the next, and messages go out by the minute. */
  const goOn = async () => {
    for (let times = 0; times < 2; times += 1) {
      await tickJob('tell-occasions')
      await sweepAll(shop)
      await shop.tickDue()
      shop.clock.advance(5 * 60_000)
    }
  }
  const saidTo = () => sentOf(shop).map(({ data }) => [data.touser, titleIn(data.data)])
  const titleIn = (data: unknown) => (data as { thing1: { value: string } }).thing1.value

  test('moved: everybody who has a place or waits reads it once, who allowed it is sent it, and who comes later is not', async () => {
    const [asked, silent, waits, gone] = [
      await aMember(shop),
      await aMember(shop),
      await aMember(shop),
      await aMember(shop),
    ]
    const occasionId = await anOccasion(shop, { places: 3 })
    for (const each of [gone, asked, silent]) await each.call('booking.signUp', { occasionId })
    for (const each of [asked, asked]) await accept(each, BOOKING, undefined, occasionId)
    await gone.call('booking.cancel', { occasionId })
    await move(occasionId, { places: 2 })
    await waits.call('booking.signUp', { occasionId })
    const startsAt = shop.clock.now() + 5 * DAY_MS
    await move(occasionId, at(startsAt))
    const late = await aMember(shop)
    await late.call('booking.signUp', { occasionId })
    await goOn()
    const line = [['活动时间或地点改了', 'occasion', occasionId]]
    for (const each of [asked, silent, waits]) expect(await inboxOf(each)).toEqual(line)
    for (const each of [gone, late]) expect(await inboxOf(each)).toEqual([])
    expect(saidTo()).toEqual([[asked.openid, '有改动：凤凰单丛品茶']])
    // Nothing is due at the old evening; the new one has its reminder.
    shop.clock.advance(2 * DAY_MS + 10 * HOUR_MS)
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(1)
    shop.clock.advance(2 * DAY_MS)
    await shop.tickDue()
    expect(saidTo().slice(1)).toEqual([[asked.openid, '凤凰单丛品茶']])
  })

  test('moved to earlier: the reminder comes the evening before the new day', async () => {
    const member = await aMember(shop)
    const occasionId = await anOccasion(shop)
    await member.call('booking.signUp', { occasionId })
    for (let times = 0; times < 2; times += 1) await accept(member, BOOKING, undefined, occasionId)
    const startsAt = shop.clock.now() + 2 * DAY_MS
    await move(occasionId, at(startsAt))
    await goOn()
    shop.clock.advance(DAY_MS + 10 * HOUR_MS - 10 * 60_000)
    await shop.tickDue()
    expect(saidTo().map(([, title]) => title)).toEqual(['有改动：凤凰单丛品茶', '凤凰单丛品茶'])
    expect((await inboxOf(member)).map(([title]) => title)).toEqual(['活动快到了', '活动时间或地点改了'])
    // Whoever signed up for another time may give it back until it begins.
    expect(await member.call('booking.get', { occasionId })).toMatchObject({ cancelUntilAt: startsAt })
    expect(await member.call('booking.cancel', { occasionId })).toMatchObject({ mine: 'cancelled' })
  })

  test('what changes again before it was told is told once, as it is then', async () => {
    const member = await aMember(shop)
    const occasionId = await anOccasion(shop)
    await member.call('booking.signUp', { occasionId })
    await accept(member, BOOKING)
    await move(occasionId, { place: '三楼' })
    await tickJob('tell-occasions')
    await move(occasionId, { place: '后院' })
    await move(occasionId, { title: '单丛' })
    await goOn()
    await goOn()
    const { messages } = await member.call('inbox.list', {})
    expect(messages.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^“单丛”现在是 2026年.* 后院。来不了的话，点开可以取消$/),
    ])
    expect(saidTo()).toEqual([[member.openid, '有改动：单丛']])
  })

  test('called off: told with the reason, by WeChat only where its words say so, and no reminder comes', async () => {
    const [member, waits] = [await aMember(shop), await aMember(shop)]
    const occasionId = await anOccasion(shop, { places: 1 })
    for (const each of [member, waits]) {
      await each.call('booking.signUp', { occasionId })
      for (let times = 0; times < 2; times += 1) await accept(each, BOOKING, undefined, occasionId)
    }
    await shop.ops('booking.callOff', { occasionId, reason: '老师病了' })
    await goOn()
    for (const each of [member, waits]) {
      const { messages } = await each.call('inbox.list', {})
      expect(messages).toMatchObject([
        { title: '活动取消了', body: expect.stringMatching(/“凤凰单丛品茶”：老师病了$/) },
      ])
    }
    expect(saidTo().map(([, title]) => title)).toEqual(['已取消：凤凰单丛品茶', '已取消：凤凰单丛品茶'])
    shop.clock.advance(3 * DAY_MS)
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(2)
    // A template that has no room for the title would say that it takes place.
    const other = await anOccasion(shop)
    sendReminders(shop, { templates: [{ ...BOOKING, fields: BOOKING.fields.slice(1) }] })
    await member.call('booking.signUp', { occasionId: other })
    await accept(member, BOOKING, undefined, other)
    await shop.ops('booking.callOff', { occasionId: other, reason: '停电' })
    await goOn()
    expect([sentOf(shop).length, (await inboxOf(member)).length]).toEqual([2, 2])
  })

  test('of two records of one person it is told once; who gets a place back by parting is told then', async () => {
    const [one, two] = [await aMember(shop), await aMember(shop)]
    const occasionId = await anOccasion(shop)
    for (const each of [one, two]) await each.call('booking.signUp', { occasionId })
    await shop.ops('member.merge', { from: two.memberId, into: one.memberId, note: '同一人' })
    await move(occasionId, { place: '三楼' })
    await goOn()
    expect(await inboxOf(one)).toHaveLength(1)
    await shop.ops('member.unmerge', { from: two.memberId, note: '弄错了' })
    await goOn()
    expect([(await inboxOf(one)).length, (await inboxOf(two)).length]).toEqual([1, 1])
  })
})

describe('a reply of the shop', () => {
  const answer = (feedbackId: string) =>
    shop.ops('feedback.answer', { feedbackId, text: '糖减了两成，下次来尝尝', by: '林店长' })

  test('is told to who asked for it, without a word of it, and opens what was said', async () => {
    const { member, feedbackId } = await aTicket(shop)
    await accept(member, REPLY)
    await answer(feedbackId)
    for (let times = 0; times < 2; times += 1) await shop.tickDue()
    expect(pagesSent()).toEqual([`pages/feedback/thread/index?id=${encodeURIComponent(feedbackId)}`])
    expect(sentOf(shop).map(({ data }) => data.data)).toEqual([
      { time1: { value: expect.stringMatching(/^2026年11月22日 /) } },
    ])
    expect(await inboxOf(member)).toEqual([['店里答复你了', 'feedback', feedbackId]])
    expect(await moreOf(member)).toContainEqual(['reply', true, 0])
  })

  test('stands in the inbox alone for who has not asked, and waits until the quiet time is over', async () => {
    const { member, feedbackId } = await aTicket(shop)
    await answer(feedbackId)
    await shop.tickDue()
    expect([sentOf(shop), await inboxOf(member)]).toEqual([[], [['店里答复你了', 'feedback', feedbackId]]])
    await accept(member, REPLY)
    shop.clock.advance(14 * HOUR_MS)
    await answer(feedbackId)
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(0)
    shop.clock.advance(12 * HOUR_MS)
    await shop.tickDue()
    expect(sentOf(shop)).toHaveLength(1)
  })
})

describe('a gift for the birthday', () => {
  test('is told to who asked for it on the day that it came, and to nobody else; once, though the job gives every night', async () => {
    putTemplate(shop, { title: '生日乌龙', ways: ['birthday'] })
    const [asked, silent] = [await aMember(shop), await aMember(shop)]
    for (const each of [asked, silent]) await each.call('member.updateProfile', { birthday: '1990-11-22' as never })
    await accept(asked, GIFT)
    for (let night = 0; night < 2; night += 1) {
      await tickJob('grant-birthday-coupons')
      await tickJob('queue-coupon-reminders')
      shop.clock.advance(HOUR_MS)
      await shop.tickDue()
      shop.clock.advance(23 * HOUR_MS)
    }
    expect(sentOf(shop).map(({ data }) => [data.touser, data.data])).toEqual([
      [asked.openid, { thing1: { value: '生日乌龙' } }],
    ])
    expect(await inboxOf(asked)).toEqual([['生日礼到了', 'coupons', undefined]])
    expect(await inboxOf(silent)).toEqual([])
  })

  test('a grant for a gift serves what matters more, and one for an occasion serves nothing else', async () => {
    const one = { templateId: COUPON.templateId }
    sendReminders(shop, {
      templates: [
        { ...BOOKING, ...one },
        { ...GIFT, ...one },
      ],
    })
    const member = await aMember(shop)
    await accept(member, { ...GIFT, ...one })
    expect(await moreOf(member)).toEqual([
      ['booking', false, 1],
      ['birthday-gift', true, 1],
    ])
    await accept(member, { ...BOOKING, ...one })
    expect(await moreOf(member)).toEqual([
      ['booking', true, 2],
      ['birthday-gift', true, 1],
    ])
  })
})

test('what older phones read holds only the words that they know', async () => {
  sendReminders(shop, { templates: [BOOKING, COUPON, GIFT, REPLY] })
  const member = await aMember(shop)
  const { reminders, more } = await member.call('message.getReminders', {})
  expect([reminders, more].map((list) => list.map(({ purpose }) => purpose))).toEqual([
    ['coupon-ending'],
    ['booking', 'birthday-gift', 'reply'],
  ])
})
