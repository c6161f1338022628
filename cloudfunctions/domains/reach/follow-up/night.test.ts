import { DAY_MS } from '#shared/kernel/business-day'
import { isKeptBack, toManager, toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import { auditShop } from '../../../testing/audit-shop'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { putPurchase } from '../../insight/score/testing/put-buyers'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { openBox } from '../feedback/testing/said'
import { followUpOf, personOf, putFollowUp, putRules, putScore } from './testing/a-follow-up'

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

/** One whom the hash does not keep back for this reason: most are not. */
async function agreed(reason: 'at-risk' | 'asleep' | 'birthday' = 'asleep', keptBack = false): Promise<Person> {
  for (;;) {
    const member = await aMember(shop)
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    if (isKeptBack({ memberId: member.memberId, reason, day: '2026-11-22' as never }, 10) !== keptBack) continue
    await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 3_000 })
    return member
  }
}
const night = () => tickJob('make-follow-ups')
const made = () => shop.database.find('follow_ups') as unknown as { memberId: string; state: string; to: string }[]

describe('the night', () => {
  test('puts nothing down while the shop has not opened a reason', async () => {
    const { memberId } = await agreed()
    putScore(shop, memberId, { days: 120, stage: 'asleep' })
    await night()
    expect(made()).toEqual([])
  })

  test('puts down who was a regular and is long gone, once for the same silence', async () => {
    const { memberId } = await agreed()
    putScore(shop, memberId, { days: 120, stage: 'asleep' })
    putRules(shop, { asleep: { isOn: true } })
    await night()
    shop.clock.set(shop.clock.now() + 60 * DAY_MS)
    await night()
    expect(made()).toMatchObject([
      { memberId, state: 'open', to: toStore(EAST), because: [{ why: '以前来过 6 次，有 120 天没来了' }] },
    ])
  })

  test('names the own habit of whom the score warns, and leaves who keeps it alone', async () => {
    const [less, as] = [await agreed('at-risk'), await agreed('at-risk')]
    putScore(shop, less.memberId, { days: 31, stage: 'atRisk' })
    putScore(shop, as.memberId, { days: 9, stage: 'active' })
    putRules(shop, { atRisk: { isOn: true } })
    await night()
    expect(made()).toMatchObject([{ memberId: less.memberId, because: [{ why: '平时 8 天来一次，这次隔了 31 天' }] }])
    expect(JSON.stringify(made())).not.toMatch(/流失|¥|元|分数/)
  })

  test.each([
    ['2026-11-22', 1],
    ['2026-11-25', 1],
    ['2026-11-26', 0],
    ['2026-11-21', 0],
  ])('thinks of a birthday on %s three days ahead: %i', async (birthday, count) => {
    const member = await agreed('birthday')
    await member.call('member.updateProfile', { birthday: `1990${birthday.slice(4)}` as never })
    putRules(shop, { birthday: { isOn: true, dueDays: 3 } })
    await night()
    expect(made()).toHaveLength(count)
    if (count === 1) expect(made()[0]).toMatchObject({ dueAt: Date.parse(`${birthday}T20:00:00+08:00`) })
  })

  test('keeps a fixed share back, whom no list shows', async () => {
    const { memberId } = await agreed('asleep', true)
    putScore(shop, memberId, { days: 120, stage: 'asleep' })
    putRules(shop, { asleep: { isOn: true } })
    await night()
    expect(made()).toMatchObject([{ memberId, state: 'keptBack' }])
    expect((await clerk.call('follow-up.list', { storeId: EAST })).followUps).toEqual([])
  })

  test('puts no more on a list than it holds, and no more down than a night may', async () => {
    const members = []
    for (let index = 0; index < 4; index += 1) members.push(await agreed())
    for (const { memberId } of members) putScore(shop, memberId, { days: 120, stage: 'asleep' })
    putRules(shop, { asleep: { isOn: true } }, { limits: { perClerk: 2, perNight: 60, couponsPerMonth: 1 } })
    await night()
    expect(made()).toHaveLength(2)
    shop.clock.set(shop.clock.now() + DAY_MS)
    putRules(shop, { asleep: { isOn: true } }, { limits: { perClerk: 30, perNight: 1, couponsPerMonth: 1 } })
    await night()
    expect(made()).toHaveLength(3)
  })

  test('does not come back to a member before the days between two are over', async () => {
    const { memberId } = await agreed()
    putRules(shop, { asleep: { isOn: true } })
    putScore(shop, memberId, { days: 120, stage: 'asleep' })
    await night()
    const [first] = made()
    await clerk.call('follow-up.end', {
      followUpId: (first as unknown as { _id: string })._id,
      storeId: EAST,
      outcome: 'notReached',
    })
    putScore(shop, memberId, { days: 100, stage: 'asleep' })
    await night()
    expect(made()).toHaveLength(1)
    shop.clock.set(shop.clock.now() + 45 * DAY_MS)
    putScore(shop, memberId, { days: 140, stage: 'asleep' })
    await night()
    expect(made()).toHaveLength(2)
  })

  test('takes off the list who has come by themselves', async () => {
    const member = await agreed()
    putRules(shop, {})
    const followUpId = putFollowUp(shop, member.memberId)
    shop.clock.set(shop.clock.now() + 1000)
    await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 3_000 })
    await night()
    expect(followUpOf(shop, followUpId)).toMatchObject({ state: 'dropped', droppedFor: 'cameBack' })
    expect(personOf(shop, member.memberId)?.openId).toBeNull()
  })

  test('takes off the list whose record was merged into the one that they came by', async () => {
    const [kept, other] = [await agreed(), await agreed()]
    putRules(shop, {})
    const followUpId = putFollowUp(shop, other.memberId)
    await shop.ops('member.merge', { from: other.memberId, into: kept.memberId, note: '同一个人' })
    shop.clock.set(shop.clock.now() + 1000)
    await clerk.call('purchase.record', { memberCode: kept.code(), storeId: EAST, amountFen: 3_000 })
    await night()
    expect(followUpOf(shop, followUpId)).toMatchObject({ state: 'dropped', droppedFor: 'cameBack' })
    expect(personOf(shop, kept.memberId)?.openId).toBeNull()
  })
})

describe('what is late', () => {
  test('goes to the manager at its moment, not a moment before, and is over two days after that', async () => {
    const member = await agreed()
    const dueAt = shop.clock.now() + DAY_MS
    const followUpId = putFollowUp(shop, member.memberId, { dueAt, to: toStaff(clerk.memberId) })
    shop.clock.set(dueAt - 1)
    await tickJob('pass-on-late-follow-ups')
    expect(followUpOf(shop, followUpId).to).toBe(toStaff(clerk.memberId))
    shop.clock.set(dueAt)
    await tickJob('pass-on-late-follow-ups')
    expect(followUpOf(shop, followUpId)).toMatchObject({
      to: toManager(EAST),
      lateAt: dueAt,
      dueAt: dueAt + 2 * DAY_MS,
    })
    expect((await clerk.call('follow-up.list', { storeId: EAST })).followUps).toEqual([])
    shop.clock.set(dueAt + 2 * DAY_MS)
    await tickJob('pass-on-late-follow-ups')
    expect(followUpOf(shop, followUpId)).toMatchObject({ state: 'dropped', droppedFor: 'late' })
    expect(personOf(shop, member.memberId)?.openId).toBeNull()
  })
})

test('after fourteen days it stands who came back, of those called and those kept back alike', async () => {
  const [called, kept, silent] = [await agreed(), await agreed(), await agreed()]
  const over = { madeAt: Date.parse('2026-11-01T06:10:00+08:00'), resultDueAt: shop.clock.now() }
  const done = { ...over, state: 'done', endedBy: clerk.memberId, endedAt: 1, to: toStaff(clerk.memberId) } as const
  const one = putFollowUp(shop, called.memberId, done)
  putFollowUp(shop, silent.memberId, done)
  putFollowUp(shop, kept.memberId, { ...over, state: 'keptBack' })
  putPurchase(shop, called.memberId, '2026-11-14', { amountFen: 4_000, refundedFen: 1_000 })
  putPurchase(shop, kept.memberId, '2026-11-16', { amountFen: 9_000 })
  putPurchase(shop, silent.memberId, '2026-11-14', { isBack: true, refundedFen: 3_000 })
  await tickJob('count-follow-up-results')
  expect(followUpOf(shop, one)).toMatchObject({ cameBack: true, spentFen: 3_000, resultDueAt: null })
  const figures = await clerk.call('follow-up.getFigures', { storeId: EAST })
  expect(figures).toMatchObject({
    staff: [{ name: '小林', done: 2, reached: { members: 2, cameBack: 1, spentFen: 3_000 } }],
    asked: { members: 2, cameBack: 1 },
    keptBack: { members: 1, cameBack: 0 },
    lift: null,
    isWhole: false,
  })
  expect(await shop.ops('follow-up.summarize', { storeId: EAST })).toMatchObject({ asked: { members: 2 } })
  // Of the records that were put here no account knows.
  for (const { _id } of shop.database.find('purchases')) {
    if (String(_id).startsWith('str_east:mem_')) shop.database.remove('purchases', String(_id))
  }
})

describe('a low mark', () => {
  const rate = async (score: number, isOn = true) => {
    const member = await agreed()
    openBox(shop)
    putRules(shop, { lowRating: { isOn, dueDays: 0 } })
    const [purchase] = shop.database.find('purchases').filter(({ memberId }) => memberId === member.memberId)
    const mark = (value: number) =>
      member.call('feedback.rate', { purchaseId: purchase?._id as string, score: value, reasons: [], text: '等了很久' })
    await mark(score)
    return { member, mark }
  }

  test('is on the list at once, due when the shop closes, without a word that was written', async () => {
    const { member } = await rate(2)
    const { followUps } = await clerk.call('follow-up.list', { storeId: EAST })
    const dueAt = Date.parse('2026-11-22T20:00:00+08:00')
    expect(followUps).toMatchObject([{ because: [{ reason: 'low-rating', why: '打了 2 分，等着答复' }], dueAt }])
    expect(JSON.stringify(followUps)).not.toContain('等了很久')
    expect(made()[0]).toMatchObject({ memberId: member.memberId, resultDueAt: null })
  })

  test('that is corrected upwards is nothing to call for', async () => {
    const { mark } = await rate(2)
    await mark(5)
    expect(made()).toMatchObject([{ state: 'dropped', droppedFor: 'answered' }])
  })

  test('is off the list when somebody has answered', async () => {
    const { member } = await rate(1)
    const { tickets } = await shop.ops('feedback.listTickets', { isWaiting: true })
    await shop.ops('feedback.answer', {
      feedbackId: tickets[0]?.feedbackId as string,
      text: '对不起，下次一定快',
      by: '周',
    })
    expect(made()).toMatchObject([{ state: 'dropped', droppedFor: 'answered' }])
    expect(personOf(shop, member.memberId)?.openId).toBeNull()
  })

  test.each([
    ['a good one', 4, true],
    ['where the shop follows up none', 1, false],
  ])('%s puts nothing down', async (_name, score, isOn) => {
    await rate(score, isOn)
    expect(made()).toEqual([])
  })
})
