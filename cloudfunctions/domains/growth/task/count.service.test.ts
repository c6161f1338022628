import type { DeedBook } from '#shared/growth/task/book'
import { ANY_DEED } from '#shared/growth/task/deed-match'
import { aTask } from '#shared/growth/task/testing/a-task'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { NO_REWARD } from '#shared/ledger/points/reward'
import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { deedsOf } from './count.service'
import { taskSums } from './task-day.repository'
import { putGrowthRules, putTasks, sweepAll } from './testing/rules'

let shop: Shop
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop, { storeIds: [EAST, WEST] })
  member = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const WELCOME = 20
const CAP = { day: 20, month: null, life: null }
const START = '2026-11-01' as BusinessDay

async function buys(amountFen = 2_000, { of = member, storeId = EAST } = {}): Promise<string> {
  shop.clock.advance(31_000)
  const { purchase } = await clerk.call('purchase.record', { memberCode: of.code(), storeId, amountFen })
  return purchase.purchaseId
}
const undoes = (purchaseId: string) => clerk.call('purchase.undo', { purchaseId, note: '输错' })
const entriesOf = (reason: Entry['reason']) =>
  (shop.database.find('entries') as unknown as Entry[]).filter((entry) => entry.reason === reason)
const account = (of = member) => shop.database.get('accounts', of.memberId) as unknown as Account
const book = (of = member) => shop.database.get('deed_books', of.memberId) as unknown as DeedBook | null
/** Beside what everybody gets for joining. */
const pointsOf = () => account().points.balance - account().points.debt - WELCOME

describe('without rules', () => {
  test('acts tell and keep nothing more, and cost what they did', async () => {
    await buys()
    expect(await shop.roundTrips(() => member.call('check-in.perform', {}))).toBe(ROUND_TRIPS.checkIn.is)
    expect(account().told).toBeUndefined()
    await sweepAll(shop)
    expect(shop.database.find('outbox')).toEqual([])
    expect(shop.database.find('deed_books')).toEqual([])
  })
})

describe('rules of growth', () => {
  test('pay for a purchase once, and its undoing takes back what they paid', async () => {
    putGrowthRules(shop, [{ points: 5, growth: 2, cap: CAP, startDay: START }])
    const purchaseId = await buys()
    const before = pointsOf()
    await sweepAll(shop)
    expect(pointsOf() - before).toBe(5)
    await sweepAll(shop)
    await undoes(purchaseId)
    await sweepAll(shop)
    expect(pointsOf()).toBe(0)
    expect(account().growth.months).toEqual([])
  })

  test('a check-in costs no round trip more when it is told', async () => {
    putGrowthRules(shop, [{ act: 'check-in', cap: CAP, startDay: START }])
    await buys()
    expect(await shop.roundTrips(() => member.call('check-in.perform', {}))).toBe(ROUND_TRIPS.checkIn.is)
    expect(account().told).toMatchObject([{ name: 'check-in.performed', by: { task: '' } }])
  })

  test('the first visit to another store counts once, whatever is bought there', async () => {
    putGrowthRules(shop, [{ key: 'explorer', act: 'new-store', points: 30, growth: 0, cap: CAP, startDay: START }])
    await buys()
    const first = await buys(2_000, { storeId: WEST })
    const second = await buys(2_000, { storeId: WEST })
    await sweepAll(shop)
    expect(entriesOf('act').map(({ points }) => points?.delta)).toEqual([30])
    await undoes(first)
    await sweepAll(shop)
    expect(entriesOf('reversal')).toHaveLength(0)
    await undoes(second)
    await sweepAll(shop)
    expect(entriesOf('reversal')).toHaveLength(1)
  })

  test('what the book has folded away is not paid again when the first purchase there is given back months later', async () => {
    putGrowthRules(shop, [{ key: 'explorer', act: 'new-store', points: 30, growth: 0, cap: CAP, startDay: START }])
    await buys()
    const first = await buys(2_000, { storeId: WEST })
    await sweepAll(shop)
    shop.clock.advance(60 * 86_400_000)
    await buys(2_000, { storeId: WEST })
    await sweepAll(shop)
    shop.clock.advance(10 * 86_400_000)
    // Whatever is counted makes the book fold away what is old.
    putGrowthRules(shop, [
      { key: 'explorer', act: 'new-store', points: 30, growth: 0, cap: CAP, startDay: START },
      { key: 'cup', points: 1, growth: 0, cap: CAP, startDay: START },
    ])
    await buys()
    await sweepAll(shop)
    expect(book()?.life).toEqual({ explorer: 1 })
    await shop.ops('purchase.refundAsOperator', { purchaseId: first, amountFen: 2_000, note: '补偿' })
    await sweepAll(shop)
    expect(entriesOf('act').filter(({ _id }) => _id.includes('new-store'))).toHaveLength(1)
    expect(shop.database.find('outbox').filter(({ status }) => status !== 'done')).toEqual([])
  })

  test('twenty purchases at once are paid up to the cap', async () => {
    putGrowthRules(shop, [{ points: 5, growth: 0, cap: { day: 3, month: null, life: null }, startDay: START }])
    for (let times = 0; times < 20; times += 1) await buys()
    await Promise.all([sweepAll(shop), sweepAll(shop), sweepAll(shop)])
    await sweepAll(shop)
    expect(entriesOf('act')).toHaveLength(3)
  })
})

describe('tasks', () => {
  const twenty = aTask({ goal: 20, act: 'confirmed', reward: { ...NO_REWARD, points: 50, makeUpCards: 1 } })

  test('twenty acts at once that finish a task bring one reward, given at once or claimed twenty times', async () => {
    putGrowthRules(shop, [], [{ key: 'own-cup', title: '自带杯' }])
    putTasks(shop, [twenty, { ...twenty, key: 'claimed', give: 'by-tap' }])
    const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
    const confirming = { memberCode: proof, storeId: EAST, subject: 'own-cup' }
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const requestId = shop.newRequestId()
        // More at once than the service lets through; a phone asks again.
        for (let tries = 0; tries < 20; tries += 1) {
          if ((await clerk.ask('task.confirmAct', confirming, requestId)).ok) return
        }
      }),
    )
    const window = '2026-11-16' as BusinessDay
    await Promise.all(Array.from({ length: 20 }, () => member.ask('task.claim', { task: 'claimed', window })))
    await member.call('task.claim', { task: 'claimed', window })
    expect(
      entriesOf('task')
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual([`task:${member.memberId}:claimed:2026-11-16`, `task:${member.memberId}:three-cups:2026-11-16`])
    expect(account().checkIn.makeUpCards).toBe(2)
  })

  test('one that a purchase has finished can be claimed before the sweep, which counts it no second time', async () => {
    putTasks(shop, [aTask({ goal: 1, give: 'by-tap' })])
    const purchaseId = await buys()
    const { tasks } = await member.call('task.list', {})
    expect(tasks).toMatchObject([{ key: 'three-cups', state: 'reached', done: 1, reward: { points: 20 } }])
    const wanted = { task: 'three-cups', window: '2026-11-16' as BusinessDay }
    const before = pointsOf()
    expect(await member.call('task.claim', wanted)).toEqual(await member.call('task.claim', wanted))
    await sweepAll(shop)
    expect(pointsOf() - before).toBe(20)
    await undoes(purchaseId)
    await sweepAll(shop)
    expect(pointsOf()).toBe(0)
    expect(await member.ask('task.claim', wanted)).toMatchObject({ error: { code: 'TASK_NOT_DONE' } })
  })

  test('a reward that was not claimed within its days is not given any more, and says so', async () => {
    putTasks(shop, [aTask({ goal: 1, give: 'by-tap' })])
    await buys()
    await sweepAll(shop)
    shop.clock.advance(31 * 86_400_000)
    const wanted = { task: 'three-cups', window: '2026-11-16' as BusinessDay }
    expect(await member.ask('task.claim', wanted)).toMatchObject({ error: { code: 'TASK_CLAIM_OVER' } })
  })

  test('a coupon that a task promised is given, and taken back when the task is undone', async () => {
    await openTemplate(shop, { ways: ['batch'] })
    putTasks(shop, [aTask({ goal: 1, reward: { ...NO_REWARD, couponKey: 'twenty' } })])
    const purchaseId = await buys()
    await sweepAll(shop)
    const coupons = () => (shop.database.find('coupons') as unknown as { status: string }[]).map(({ status }) => status)
    expect(coupons()).toEqual(['available'])
    await undoes(purchaseId)
    await sweepAll(shop)
    expect(coupons()).toEqual(['voided'])
  })

  test('the day on which one was finished is kept for the figures, and is none any more when it is undone', async () => {
    putTasks(shop, [aTask({ goal: 1 })])
    const purchaseId = await buys()
    await sweepAll(shop)
    const _id = `${member.memberId}:2026-11-22`
    const kept = { _id, memberId: member.memberId, day: '2026-11-22' }
    expect(shop.database.find('task_days')).toEqual([{ ...kept, tasks: 1 }])
    const sums = async (day: string) => (await taskSums.sumDay(timerContext().db, day as BusinessDay)).shop
    expect([await sums('2026-11-21'), await sums('2026-11-22'), await sums('2026-11-23')]).toEqual([
      {},
      { taskDoers: 1 },
      { taskDoers: 0 },
    ])
    await undoes(purchaseId)
    await sweepAll(shop)
    expect(shop.database.find('task_days')).toEqual([{ ...kept, tasks: 0 }])
    expect(await sums('2026-11-22')).toEqual({ taskDoers: 0 })
  })

  test('the account says of which one step is left, and no longer when it is done', async () => {
    putTasks(shop, [aTask({ goal: 2 })])
    await buys()
    await sweepAll(shop)
    expect(account().almost).toEqual({ task: 'three-cups', title: '一周三杯', goal: 2, untilDay: '2026-11-22' })
    await buys()
    await sweepAll(shop)
    expect(account().almost).toBeNull()
  })
})

describe('merged records', () => {
  test('what both did is one count, and goes back to each when they are parted', async () => {
    putTasks(shop, [aTask({ goal: 3 })])
    const other = await aMember(shop)
    await buys()
    await buys(2_000, { of: other })
    await sweepAll(shop)
    await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
    await sweepAll(shop)
    await buys()
    await sweepAll(shop)
    expect(entriesOf('task')).toHaveLength(1)
    expect(book()?.deeds).toHaveLength(3)
    await shop.ops('member.unmerge', { from: other.memberId, note: '不是同一人' })
    await sweepAll(shop)
    expect([book()?.deeds.length, book(other)?.deeds.length]).toEqual([2, 1])
  })
})

describe('merged records that have done the same, or parts of it', () => {
  const merge = (from: Person) =>
    shop.ops('member.merge', { from: from.memberId, into: member.memberId, note: '同一人' })

  test('what was left to do is done by what the other one did, at the merge', async () => {
    putTasks(shop, [aTask({ goal: 2 })])
    const other = await aMember(shop)
    await buys()
    await buys(2_000, { of: other })
    await sweepAll(shop)
    expect(account().almost).toMatchObject({ task: 'three-cups' })
    await merge(other)
    await sweepAll(shop)
    expect(entriesOf('task')).toHaveLength(1)
    expect(account().almost).toBeNull()
  })

  test('both keep what they were given, through a merge, its undoing and what comes after', async () => {
    putTasks(shop, [aTask({ goal: 1, badge: null })])
    putGrowthRules(shop, [{ points: 5, growth: 0, cap: { day: 1, month: null, life: null }, startDay: START }])
    const other = await aMember(shop)
    await buys()
    await buys(2_000, { of: other })
    await sweepAll(shop)
    const given = () => [...entriesOf('task'), ...entriesOf('act')].map(({ _id }) => _id).sort()
    const before = given()
    expect(before).toHaveLength(4)
    await merge(other)
    await sweepAll(shop)
    await shop.ops('member.unmerge', { from: other.memberId, note: '不是同一人' })
    await sweepAll(shop)
    for (const each of [member, other]) await buys(2_000, { of: each })
    await sweepAll(shop)
    expect(given()).toEqual(before)
    expect([book()?.marks.length, book(other)?.marks.length]).toEqual([1, 1])
  })
})

describe('what a clerk confirms', () => {
  const subject = { key: 'own-cup', title: '自带杯' }
  const rule = {
    act: 'confirmed',
    condition: { ...ANY_DEED, subject: 'own-cup' },
    points: 5,
    growth: 0,
    startDay: START,
  }

  test('brings what the rule says, once for each day, and the same request confirms once', async () => {
    putGrowthRules(shop, [rule], [subject])
    expect(await clerk.call('task.listConfirmable', {})).toEqual({
      subjects: [{ subject: 'own-cup', title: '自带杯', points: 5, growth: 0 }],
    })
    const confirming = { memberCode: member.code(), storeId: EAST, subject: 'own-cup' }
    const requestId = shop.newRequestId()
    const first = await clerk.call('task.confirmAct', confirming, requestId)
    expect(first).toEqual({ title: '自带杯', points: 5, growth: 0 })
    expect(await clerk.call('task.confirmAct', confirming, requestId)).toEqual(first)
    expect(await clerk.call('task.confirmAct', confirming)).toEqual({ ...first, points: 0 })
    expect(pointsOf()).toBe(5)
  })

  test('is refused for oneself, and for what the shop does not confirm', async () => {
    putGrowthRules(shop, [rule], [subject])
    const confirming = { memberCode: clerk.code(), storeId: EAST, subject: 'own-cup' }
    expect(await clerk.ask('task.confirmAct', confirming)).toMatchObject({ error: { code: 'SERVES_SELF' } })
    const unknown = { memberCode: member.code(), storeId: EAST, subject: 'own-bag' }
    expect(await clerk.ask('task.confirmAct', unknown)).toMatchObject({ error: { code: 'CONFIRM_NOT_OFFERED' } })
  })
})

describe('what only the record of a phone knows', () => {
  test('is counted for who has agreed to that record, and everything else for everybody', async () => {
    putGrowthRules(shop, [{ act: 'read' }, { key: 'seen', act: 'seen' }])
    const acts = [
      { key: 'read', title: '看完', facts: ['member.recognized'], needs: 'analytics' },
      { key: 'seen', title: '到店', facts: ['member.recognized'] },
    ] as const
    const context = { ...timerContext(), nouns: [{ shelf: 'reach', name: 'content', uses: [], acts }] as const }
    const told = { _id: 'f', name: 'member.recognized', memberId: member.memberId, payload: {}, toldAt: 0 } as const
    const counted = async () =>
      (await deedsOf(context, context.db, told, { _id: '', deeds: [], life: {}, marks: [], updatedAt: 0 })).map(
        ({ act }) => act,
      )
    expect(await counted()).toEqual(['seen'])
    await member.call('member.setConsent', { purpose: 'analytics', isGranted: true })
    expect(await counted()).toEqual(['read', 'seen'])
  })
})

test('a profile that is filled in for the first time counts, once', async () => {
  putGrowthRules(shop, [{ act: 'profile', points: 10, growth: 0, cap: { day: 1, month: null, life: 1 } }])
  await member.call('member.updateProfile', { nickname: '林间小鹿' })
  await member.call('member.updateProfile', { birthday: '1990-01-01' as BusinessDay })
  await member.call('member.updateProfile', { nickname: '林间小鹿二' })
  await sweepAll(shop)
  expect(entriesOf('act').map(({ points }) => points?.delta)).toEqual([10])
})
