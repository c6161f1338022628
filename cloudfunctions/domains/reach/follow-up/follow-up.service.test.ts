import { DAY_MS } from '#shared/kernel/business-day'
import { toManager, toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { aClerk, aMember, EAST, openStores, WEST } from '../../people/staff/testing/shop-floor'
import { addFollowUp, type FollowUpAsk } from './follow-up.face'
import { followUpOf, personOf, putFollowUp } from './testing/a-follow-up'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const agreed = async (to = shop) => {
  const member = await aMember(to)
  await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  return member
}

const ask = (memberId: string, change: Partial<FollowUpAsk> = {}): FollowUpAsk => ({
  memberId,
  reason: 'journey',
  source: 'journey:run_1:call',
  why: '第一次来过以后 13 天没来',
  say: '上次的茶还合口味吗',
  offer: null,
  dueAt: shop.clock.now() + DAY_MS,
  storeId: EAST,
  ...change,
})
const add = (asked: FollowUpAsk) => {
  const context = timerContext()
  return context.db.transaction((tx) => addFollowUp(context, tx, asked))
}

describe('what a journey asks for', () => {
  test('is on the list of the store, once, however often it is told', async () => {
    const member = await agreed()
    expect(await add(ask(member.memberId))).toBe('added')
    expect(await add(ask(member.memberId))).toBe('known')
    const clerk = await aClerk(shop)
    const { followUps } = await clerk.call('follow-up.list', { storeId: EAST })
    expect(followUps).toMatchObject([
      { because: [{ reason: 'journey', why: '第一次来过以后 13 天没来' }], say: '上次的茶还合口味吗', isMine: false },
    ])
    expect(JSON.stringify(followUps)).not.toContain('offer":{')
  })

  test('a second reason is joined to the one that is open', async () => {
    const member = await agreed()
    await add(ask(member.memberId))
    await add(ask(member.memberId, { reason: 'low-rating', source: 'fb_1', why: '打了 2 分', say: '上次让您久等了' }))
    const clerk = await aClerk(shop)
    const { followUps } = await clerk.call('follow-up.list', { storeId: EAST })
    expect(followUps).toHaveLength(1)
    expect(followUps[0]).toMatchObject({
      say: '上次让您久等了',
      because: [{ reason: 'low-rating' }, { reason: 'journey' }],
    })
  })

  test.each([
    ['who never agreed to personal offers', async () => aMember(shop)],
    [
      'who refused messages with offers',
      async () => {
        const member = await agreed()
        await member.call('member.setConsent', { purpose: 'marketing', isGranted: false })
        return member
      },
    ],
    [
      'who has left',
      async () => {
        const member = await agreed()
        await member.call('member.close', { confirm: '注销' })
        return member
      },
    ],
  ])('is not put down for a member %s', async (_who, make) => {
    const member = await make()
    expect(await add(ask(member.memberId))).toBe('notNow')
    expect(shop.database.count('follow_ups')).toBe(0)
  })

  test('words that the law does not allow are put down nowhere', async () => {
    const member = await agreed()
    expect(await add(ask(member.memberId, { say: '全国第一的茶，仅剩三罐' }))).toBe('notNow')
  })

  test('without a store that it could go to it goes nowhere', async () => {
    const member = await agreed()
    expect(await add(ask(member.memberId, { storeId: null }))).toBe('nowhere')
  })

  test('goes to the store where the member buys', async () => {
    const member = await agreed()
    const west = await aClerk(shop, { storeIds: [WEST] })
    await west.call('purchase.record', { memberCode: member.code(), storeId: WEST, amountFen: 3_000 })
    expect(await add(ask(member.memberId, { storeId: null }))).toBe('added')
    expect(followUpOf(shop, `${member.memberId}:journey:run_1:call`)).toMatchObject({
      storeId: WEST,
      to: toStore(WEST),
    })
  })

  test('goes to the clerk by whose code the member joined, while they work there', async () => {
    const clerk = await aClerk(shop)
    const { key } = await clerk.call('entrance.getOwn', { storeId: EAST })
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', { entrance: { scene: 1047, key, storeId: EAST } })
    await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    expect(await add(ask(memberId, { storeId: null }))).toBe('added')
    expect(followUpOf(shop, `${memberId}:journey:run_1:call`).to).toBe(toStaff(clerk.memberId))
    await shop.ops('staff.dismiss', { memberId: clerk.memberId })
    expect(await add(ask(memberId, { storeId: null, source: 'journey:run_2:call' }))).toBe('added')
    const [other] = shop.database.find('follow_ups').filter(({ state }) => state === 'joined')
    expect(other).toMatchObject({ to: toStore(EAST) })
  })

  test('goes to the clerk by whose code the member joined, also by the record that the clerk goes on as', async () => {
    const [clerk, other] = [await aClerk(shop), await aMember(shop)]
    const { key } = await clerk.call('entrance.getOwn', { storeId: EAST })
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', { entrance: { scene: 1047, key, storeId: EAST } })
    await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    await shop.ops('member.merge', { from: clerk.memberId, into: other.memberId, note: '同一个人' })
    expect(await add(ask(memberId, { storeId: null }))).toBe('added')
    expect(followUpOf(shop, `${memberId}:journey:run_1:call`).to).toBe(toStaff(other.memberId))
  })

  test('goes along with a clerk whose record goes on as another one', async () => {
    const [member, clerk, other] = [await agreed(), await aClerk(shop), await aMember(shop)]
    const followUpId = putFollowUp(shop, member.memberId, { to: toStaff(clerk.memberId) })
    await shop.ops('member.merge', { from: clerk.memberId, into: other.memberId, note: '同一个人' })
    expect(followUpOf(shop, followUpId).to).toBe(toStaff(other.memberId))
  })
})

describe('a clerk', () => {
  test('of two who take the same one has it, and the other is told so', async () => {
    const [member, one, two] = [await agreed(), await aClerk(shop), await aClerk(shop)]
    const followUpId = putFollowUp(shop, member.memberId)
    const take = (clerk: typeof one) => clerk.ask('follow-up.take', { followUpId, storeId: EAST }, shop.newRequestId())
    const replies = await Promise.all([take(one), take(two)])
    const winners = replies.filter(({ ok }) => ok)
    expect(winners).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'FOLLOW_UP_TAKEN' } })
    const winner = replies[0]?.ok ? one : two
    expect(followUpOf(shop, followUpId).to).toBe(toStaff(winner.memberId))
  })

  test('says how it went, once; sent again it is the same', async () => {
    const [member, clerk] = [await agreed(), await aClerk(shop)]
    const followUpId = putFollowUp(shop, member.memberId)
    const requestId = shop.newRequestId()
    const tap = () =>
      clerk.call('follow-up.end', { followUpId, storeId: EAST, outcome: 'done', note: '说周末来' }, requestId)
    const [first, second] = [await tap(), await tap()]
    expect(second).toEqual(first)
    expect(first.followUp).toMatchObject({ state: 'done', note: '说周末来' })
    expect(personOf(shop, member.memberId)).toMatchObject({ openId: null, quietUntilAt: 0 })
    const again = clerk.call('follow-up.end', { followUpId, storeId: EAST, outcome: 'notReached' })
    await expect(again).rejects.toThrow('FOLLOW_UP_OVER')
    expect((await clerk.call('follow-up.listEnded', { storeId: EAST })).followUps).toHaveLength(1)
  })

  test('who hears a no leaves the member alone for as long as the rules say', async () => {
    const [member, clerk] = [await agreed(), await aClerk(shop)]
    const followUpId = putFollowUp(shop, member.memberId)
    await clerk.call('follow-up.end', { followUpId, storeId: EAST, outcome: 'notWanted' })
    expect(await add(ask(member.memberId))).toBe('notNow')
    shop.clock.set(shop.clock.now() + 180 * DAY_MS - 1)
    expect(await add(ask(member.memberId))).toBe('notNow')
    shop.clock.set(shop.clock.now() + 1)
    expect(await add(ask(member.memberId))).toBe('added')
  })

  test('sees neither another store’s, nor a colleague’s, nor who is kept back', async () => {
    const [member, clerk, colleague] = [await agreed(), await aClerk(shop), await aClerk(shop)]
    const [other, kept] = [await agreed(), await agreed()]
    const followUpId = putFollowUp(shop, member.memberId, { to: toStaff(colleague.memberId) })
    const elsewhere = putFollowUp(shop, other.memberId, { storeId: WEST, to: toStore(WEST) })
    const keptBack = putFollowUp(shop, kept.memberId, { state: 'keptBack' })
    expect((await clerk.call('follow-up.list', { storeId: EAST })).followUps).toEqual([])
    const end = (id: string, storeId = EAST) =>
      clerk.call('follow-up.end', { followUpId: id, storeId, outcome: 'done' })
    await expect(end(followUpId)).rejects.toThrow('FOLLOW_UP_TAKEN')
    await expect(end(elsewhere)).rejects.toThrow('FOLLOW_UP_NOT_FOUND')
    await expect(end(elsewhere, WEST)).rejects.toThrow('WRONG_STORE')
    await expect(end(keptBack)).rejects.toThrow('FOLLOW_UP_NOT_FOUND')
  })

  test('has none on the list of a member who refused since, or was just there', async () => {
    const [one, two, clerk] = [await agreed(), await agreed(), await aClerk(shop)]
    putFollowUp(shop, one.memberId)
    putFollowUp(shop, two.memberId)
    shop.clock.set(shop.clock.now() + 1000)
    await one.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    await clerk.call('purchase.record', { memberCode: two.code(), storeId: EAST, amountFen: 3_000 })
    expect((await clerk.call('follow-up.list', { storeId: EAST })).followUps).toEqual([])
  })
})

test('a manager sees all of the store, takes over what is late, and may take what a clerk has', async () => {
  const [member, other, clerk] = [await agreed(), await agreed(), await aClerk(shop)]
  const manager = await aClerk(shop, { role: 'manager' })
  const followUpId = putFollowUp(shop, member.memberId, { to: toStaff(clerk.memberId) })
  putFollowUp(shop, other.memberId, { to: toManager(EAST), lateAt: shop.clock.now() })
  const { followUps } = await manager.call('follow-up.list', { storeId: EAST })
  expect(followUps).toMatchObject([
    { staffName: '小林', isMine: false },
    { staffName: null, isLate: true },
  ])
  await manager.call('follow-up.take', { followUpId, storeId: EAST })
  expect(followUpOf(shop, followUpId).to).toBe(toStaff(manager.memberId))
})

describe('the person behind it', () => {
  test('who withdraws is called by nobody', async () => {
    const member = await agreed()
    const followUpId = putFollowUp(shop, member.memberId)
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    expect(followUpOf(shop, followUpId)).toMatchObject({ state: 'dropped', droppedFor: 'consent' })
  })

  test('who leaves leaves no word', async () => {
    const member = await agreed()
    const followUpId = putFollowUp(shop, member.memberId, { note: '说周末来' })
    await member.call('member.close', { confirm: '注销' })
    expect(followUpOf(shop, followUpId)).toMatchObject({ state: 'dropped', because: [], note: '' })
    expect(personOf(shop, member.memberId)).toBeNull()
  })

  test('reads in the copy of the record why they were called, and not by whom', async () => {
    const [member, clerk] = [await agreed(), await aClerk(shop)]
    putFollowUp(shop, member.memberId, { to: toStaff(clerk.memberId) })
    const { sections } = await member.call('privacy.getStoredRecord', {})
    const section = sections.find(({ kind }) => kind === 'follow_ups')
    expect(section?.records).toMatchObject([{ because: [{ why: '平时 8 天来一次，这次隔了 31 天' }] }])
    expect(JSON.stringify(section)).not.toContain(clerk.memberId)
  })

  test('a no holds for the record that carries on after a merge, and for both after it is undone', async () => {
    const [kept, other, clerk] = [await agreed(), await agreed(), await aClerk(shop)]
    const followUpId = putFollowUp(shop, other.memberId)
    await shop.ops('member.merge', { from: other.memberId, into: kept.memberId, note: '同一个人' })
    expect(personOf(shop, kept.memberId)).toMatchObject({ openId: followUpId })
    const { followUps } = await clerk.call('follow-up.list', { storeId: EAST })
    expect(followUps).toHaveLength(1)
    await clerk.call('follow-up.end', { followUpId, storeId: EAST, outcome: 'notWanted' })
    expect(await add(ask(kept.memberId))).toBe('notNow')
    await shop.ops('member.unmerge', { from: other.memberId, note: '不是同一个人' })
    expect(await add(ask(kept.memberId))).toBe('notNow')
    expect(await add(ask(other.memberId))).toBe('notNow')
  })

  test('with one on the list by each of two records keeps the other when one is done', async () => {
    const [kept, other, clerk] = [await agreed(), await agreed(), await aClerk(shop)]
    const own = putFollowUp(shop, kept.memberId)
    const followUpId = putFollowUp(shop, other.memberId)
    await shop.ops('member.merge', { from: other.memberId, into: kept.memberId, note: '同一个人' })
    await clerk.call('follow-up.end', { followUpId, storeId: EAST, outcome: 'done' })
    expect(personOf(shop, kept.memberId)).toMatchObject({ openId: own })
    await add(ask(kept.memberId))
    expect(followUpOf(shop, own).because).toHaveLength(2)
  })

  test('who was just there is on no list by a record that was merged, however long ago', async () => {
    const [kept, other, first, clerk] = [await agreed(), await agreed(), await agreed(), await aClerk(shop)]
    putFollowUp(shop, first.memberId)
    const list = async () => (await clerk.call('follow-up.list', { storeId: EAST })).followUps
    await shop.ops('member.merge', { from: first.memberId, into: other.memberId, note: '同一个人' })
    await shop.ops('member.merge', { from: other.memberId, into: kept.memberId, note: '同一个人' })
    expect(await list()).toHaveLength(1)
    shop.clock.set(shop.clock.now() + 1000)
    await clerk.call('purchase.record', { memberCode: kept.code(), storeId: EAST, amountFen: 3_000 })
    expect(await list()).toEqual([])
  })
})

test('nobody but staff of the store reads a list', async () => {
  const member = await agreed()
  putFollowUp(shop, member.memberId)
  await expect(member.call('follow-up.list', { storeId: EAST })).rejects.toThrow('NOT_ALLOWED')
  const clerk = await aClerk(shop)
  await expect(clerk.call('follow-up.list', { storeId: WEST })).rejects.toThrow('WRONG_STORE')
})
