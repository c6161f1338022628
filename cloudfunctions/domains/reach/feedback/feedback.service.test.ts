import type { ErrorCode } from '#shared/kernel/errors'
import { PER_DAY_MAX } from '#shared/ledger/account/day-tally'
import { CHANGE_MS, type Feedback, UNANSWERED_MAX } from '#shared/reach/feedback/feedback'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { aFeedback } from './testing/job-cases'
import { aSale, aTicket, openBox } from './testing/said'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const by = '林店长'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const refusal = (code: ErrorCode) => ({ ok: false, error: { code } })
const told = (name: string) =>
  (shop.database.dump().collections.outbox ?? []).filter((fact) => String(fact._id).startsWith(`${name}:`))

describe('a mark', () => {
  test('is not asked for, and not taken, by a shop that has not said that it listens', async () => {
    const { member, purchaseId } = await aSale(shop)
    expect(await member.call('feedback.getRating', { purchaseId })).toMatchObject({ canRate: false, rating: null })
    expect(await member.ask('feedback.rate', { purchaseId, score: 5 })).toMatchObject(refusal('FEEDBACK_CLOSED'))
    expect(shop.database.count('feedbacks')).toBe(0)
  })

  test('of four or five is kept with store and clerk, and nobody is owed an answer', async () => {
    openBox(shop)
    const { member, clerk, purchaseId } = await aSale(shop)
    expect(await member.call('feedback.getRating', { purchaseId })).toMatchObject({ canRate: true, seenHours: 2 })
    const { rating } = await member.call('feedback.rate', { purchaseId, score: 5, reasons: ['等得久'], text: '好' })
    expect(rating).toMatchObject({ score: 5, reasons: [], text: '', ticket: null, canChange: true })
    const stored = shop.database.get('feedbacks', rating.feedbackId) as unknown as Feedback
    expect(stored).toMatchObject({ storeId: EAST, staffId: clerk.memberId, dueAt: null })
    expect(await shop.ops('feedback.listTickets', { isWaiting: false })).toMatchObject({ tickets: [] })
  })

  test('of three or less opens a ticket that 2 and 24 hours are promised for', async () => {
    openBox(shop)
    const { member, purchaseId } = await aSale(shop)
    const now = shop.clock.now()
    const mark = { purchaseId, score: 3, reasons: ['凉了', '等得久', '没有这一样'], text: '第二杯凉了' }
    const { rating } = await member.call('feedback.rate', mark)
    const ticket = { status: 'open', seenDueAt: now + 2 * HOUR_MS, answerDueAt: now + DAY_MS }
    expect(rating).toMatchObject({ reasons: ['等得久', '凉了'], text: '第二杯凉了', ticket })
  })

  test('can be corrected for five minutes, and then only words can follow a low one', async () => {
    openBox(shop)
    const { member, purchaseId } = await aSale(shop)
    await member.call('feedback.rate', { purchaseId, score: 5 })
    await member.call('feedback.rate', { purchaseId, score: 2 })
    shop.clock.advance(CHANGE_MS)
    expect(await member.ask('feedback.rate', { purchaseId, score: 4 })).toMatchObject(refusal('FEEDBACK_OVER'))
    const { rating } = await member.call('feedback.rate', { purchaseId, score: 2, text: '等了十五分钟' })
    expect(rating).toMatchObject({ score: 2, text: '等了十五分钟' })
    const more = { purchaseId, score: 2, text: '再说一句' }
    expect(await member.ask('feedback.rate', more)).toMatchObject(refusal('FEEDBACK_OVER'))
    expect(shop.database.count('feedbacks')).toBe(1)
  })

  test('that comes again late changes nothing of what came after it', async () => {
    openBox(shop)
    const { member, purchaseId } = await aSale(shop)
    const requestId = shop.newRequestId()
    await member.call('feedback.rate', { purchaseId, score: 2 }, requestId)
    await member.call('feedback.rate', { purchaseId, score: 4 })
    expect(await member.call('feedback.rate', { purchaseId, score: 2 }, requestId)).toMatchObject({
      rating: { score: 4, ticket: null },
    })
  })

  test('is one, tapped twenty times at once', async () => {
    openBox(shop)
    const { member, purchaseId } = await aSale(shop)
    await Promise.all(Array.from({ length: 20 }, () => member.ask('feedback.rate', { purchaseId, score: 2 })))
    expect(shop.database.count('feedbacks')).toBe(1)
  })

  test('is nobody’s of another member’s purchase, of one long ago, or of one that was undone', async () => {
    openBox(shop, { rateWithinDays: 2 })
    const { member, clerk, purchaseId } = await aSale(shop)
    const other = await aMember(shop)
    expect(await other.ask('feedback.rate', { purchaseId, score: 1 })).toMatchObject(refusal('PURCHASE_NOT_FOUND'))
    const sale = { memberCode: member.code(), storeId: EAST, amountFen: 100 }
    const { purchase } = await clerk.call('purchase.record', sale)
    await clerk.call('purchase.undo', { purchaseId: purchase.purchaseId, note: '点错' } as never)
    const undone = { purchaseId: purchase.purchaseId, score: 1 }
    expect(await member.ask('feedback.rate', undone)).toMatchObject(refusal('FEEDBACK_OVER'))
    shop.clock.advance(2 * DAY_MS)
    expect(await member.ask('feedback.rate', { purchaseId, score: 1 })).toMatchObject(refusal('FEEDBACK_OVER'))
  })
})

describe('words', () => {
  test('that WeChat does not pass are refused, and not kept', async () => {
    openBox(shop)
    const member = await aMember(shop)
    const checked: unknown[] = []
    shop.openapi.reply('security.msgSecCheck', (sent) => {
      checked.push(sent)
      return { kind: 'json', body: { errcode: 0, result: { suggest: 'review' } } }
    })
    const written = { kind: 'suggestion' as const, storeId: null, text: '转账' }
    expect(await member.ask('feedback.write', written)).toMatchObject(refusal('TEXT_REFUSED'))
    expect(shop.database.count('feedbacks')).toBe(0)
    expect(checked).toMatchObject([{ scene: 2, version: 2, openid: member.openid, content: '转账' }])
  })

  test('are taken so many times a day from one phone', async () => {
    openBox(shop)
    const member = await aMember(shop)
    const write = () => member.ask('feedback.write', { kind: 'suggestion', storeId: null, text: '多放点糖' })
    for (let written = 0; written < PER_DAY_MAX.saidTexts; written += 1) expect((await write()).ok).toBe(true)
    expect(await write()).toMatchObject(refusal('TOO_MANY_REQUESTS'))
  })

  test('go into the fact that is told of them never', async () => {
    await aTicket(shop)
    expect(JSON.stringify(told('feedback.given'))).not.toContain('十五分钟')
  })
})

describe('a ticket', () => {
  test('is looked at, answered, and settled by the member’s word', async () => {
    const { member, feedbackId } = await aTicket(shop)
    const waiting = await shop.ops('feedback.listTickets', { isWaiting: true })
    expect(waiting.tickets).toMatchObject([
      { feedbackId, score: 2, staffName: '小林', storeName: '常来茶铺', isLate: false },
    ])
    shop.clock.advance(HOUR_MS)
    await shop.ops('feedback.take', { feedbackId, by })
    const { ticket } = await shop.ops('feedback.answer', { feedbackId, text: '下次先做你的', by })
    expect(ticket).toMatchObject({ dueAt: null, ticket: { status: 'answered', answeredAt: shop.clock.now() } })
    expect((await shop.ops('feedback.listTickets', { isWaiting: true })).tickets).toEqual([])
    const { feedback } = await member.call('feedback.settle', { feedbackId, isSolved: true })
    expect(feedback).toMatchObject({ ticket: { status: 'solved', isSolved: true }, messages: [{ from: 'shop' }] })
  })

  test('that the member writes on waits again, for a day', async () => {
    const { member, feedbackId } = await aTicket(shop)
    await shop.ops('feedback.answer', { feedbackId, text: '下次先做你的', by })
    await member.call('feedback.settle', { feedbackId, isSolved: true })
    await member.call('feedback.reply', { feedbackId, text: '今天又等了' })
    const [ticket] = (await shop.ops('feedback.listTickets', { isWaiting: true })).tickets
    expect(ticket).toMatchObject({ dueAt: shop.clock.now() + DAY_MS, ticket: { status: 'open', isSolved: null } })
  })

  test('takes five words of a member until the shop has answered', async () => {
    const { member, feedbackId } = await aTicket(shop)
    for (let said = 0; said < UNANSWERED_MAX; said += 1)
      await member.call('feedback.reply', { feedbackId, text: '还在等' })
    expect(await member.ask('feedback.reply', { feedbackId, text: '喂' })).toMatchObject(refusal('FEEDBACK_OVER'))
    await shop.ops('feedback.answer', { feedbackId, text: '马上来', by })
    expect((await member.ask('feedback.reply', { feedbackId, text: '好' })).ok).toBe(true)
  })

  test('is the store’s and the member’s alone', async () => {
    const { feedbackId } = await aTicket(shop)
    const other = await aMember(shop)
    expect(await other.ask('feedback.getMine', { feedbackId })).toMatchObject(refusal('FEEDBACK_NOT_FOUND'))
    expect(await other.ask('feedback.reply', { feedbackId, text: '我也是' })).toMatchObject(
      refusal('FEEDBACK_NOT_FOUND'),
    )
    expect(await other.ask('feedback.settle', { feedbackId, isSolved: true })).toMatchObject(
      refusal('FEEDBACK_NOT_FOUND'),
    )
    for (const action of ['feedback.getTicket', 'feedback.take'] as const)
      expect(await shop.askOps(action, { feedbackId, storeId: WEST } as never)).toMatchObject(
        refusal('FEEDBACK_NOT_FOUND'),
      )
    expect((await shop.ops('feedback.listTickets', { isWaiting: true, storeId: WEST })).tickets).toEqual([])
  })

  test('is not answered by what the law forbids, nor called settled before it was answered', async () => {
    const { member, feedbackId } = await aTicket(shop)
    const answer = { feedbackId, text: '我们是全国第一的茶铺', by }
    expect(await shop.askOps('feedback.answer', answer)).toMatchObject(refusal('WORDS_NOT_ALLOWED'))
    expect(await member.ask('feedback.settle', { feedbackId, isSolved: true })).toMatchObject(refusal('FEEDBACK_OVER'))
  })

  test('that nobody looks at in two hours is told, once a store and day', async () => {
    await aTicket(shop)
    shop.clock.advance(2 * HOUR_MS + 1)
    for (let runs = 0; runs < 2; runs += 1) await shop.ops('job.run', { job: 'watch-feedback' })
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([
      { alertId: `feedback-late:${EAST}`, count: 1 },
    ])
  })

  test('is told no more once it was answered, and again on the same day when another one is late', async () => {
    const { feedbackId } = await aTicket(shop)
    shop.clock.advance(2 * HOUR_MS + 1)
    await shop.ops('job.run', { job: 'watch-feedback' })
    await shop.ops('feedback.answer', { feedbackId, text: '对不起，让你久等了', by })
    await shop.ops('job.run', { job: 'watch-feedback' })
    expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
    shop.database.put('feedbacks', { ...aFeedback(2, shop.clock.now() - 2 * HOUR_MS - 1, { storeId: EAST }) })
    await shop.ops('job.run', { job: 'watch-feedback' })
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ count: 2 }])
  })
})

test('what a merged record said is the person’s, is one mark, and ends with the membership', async () => {
  const { member, feedbackId, purchaseId } = await aTicket(shop)
  const other = await aMember(shop)
  await shop.ops('member.merge', { from: member.memberId, into: other.memberId, note: '同一人' })
  expect((await other.call('feedback.listMine', {})).feedbacks).toMatchObject([{ feedbackId }])
  expect(await other.call('feedback.getRating', { purchaseId })).toMatchObject({ rating: { feedbackId } })
  expect(await other.call('feedback.rate', { purchaseId, score: 1 })).toMatchObject({ rating: { feedbackId } })
  await other.call('member.close', { confirm: '注销' })
  expect(shop.database.get('feedbacks', feedbackId)).toMatchObject({ text: '', messages: [], dueAt: null, score: 1 })
  expect((await shop.ops('feedback.listTickets', { isWaiting: true })).tickets).toEqual([])
})

test('a week’s figures are those of all that was said, of the shop and of each store', async () => {
  const { feedbackId } = await aTicket(shop)
  await shop.ops('feedback.answer', { feedbackId, text: '下次先做你的', by })
  await shop.ops('job.run', { job: 'count-voice' })
  const voice = await shop.ops('feedback.getVoice', { week: '2026-11-22' as never })
  expect(voice).toMatchObject({
    week: '2026-11-16',
    voice: {
      ...{ scores: [0, 1, 0, 0, 0], reasons: [{ reason: '等得久', count: 1 }], words: [], tickets: 1 },
      ...{ answered: 1, answeredInTime: 1, clerks: [{ name: '小林', count: 1, sum: 2, low: 1 }] },
    },
    before: null,
    stores: [{ storeId: EAST, scores: [0, 1, 0, 0, 0] }],
  })
  const ofStore = await shop.ops('feedback.getVoice', { week: '2026-11-16' as never, storeId: EAST })
  expect(ofStore.voice).toEqual(voice.voice)
})
