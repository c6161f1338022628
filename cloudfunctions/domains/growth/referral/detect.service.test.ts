import { defaultDetectionRules } from '#shared/growth/referral/signals/rules'
import type { InviterTally } from '#shared/growth/referral/signals/tally'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { forgetRules } from '../../base/settings/rules.service'
import { aClerk, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { noteReferralOutcomesJob } from './case.jobs'
import { detect } from './detect.service'
import { aHeldCase, anInviterOn, buys, friendsOn, putBond, verdictOf } from './testing/held'
import { aFriend, anInviter, bondOf, DAY_MS, openProgramme, sweep } from './testing/programme'

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  openProgramme(shop, { holdDays: 7 })
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const tally = (id: string) => shop.database.get('referral_signals', id)?.tally
const bond = (memberId: string) => {
  const found = bondOf(shop, memberId)
  if (!found) throw new Error('there is a bond')
  return found
}
const judge = (memberId: string) => detect(timerContext(), bond(memberId))

function putRules(change: Partial<typeof defaultDetectionRules>): void {
  const value = { ...defaultDetectionRules, ...change }
  shop.database.put('settings', { _id: 'referral-detection', version: 2, value, digest: '', by: '王运营', at: 0 })
  forgetRules()
}

test('an honest friend passes, and what was seen is kept in small documents', async () => {
  const inviter = await anInviter(shop)
  const { memberId } = await aFriend(shop, inviter.code)
  await buys(shop, clerk, memberId)
  await sweep(shop, detect)
  expect(bond(memberId).state).toBe('holding')
  expect(verdictOf(shop, memberId)).toMatchObject({ standing: 'clear', caseId: null, inviterId: inviter.memberId })
  expect(tally(`inviter:${inviter.memberId}`)).toMatchObject({ bonds: 1 })
  expect(shop.database.count('referral_cases')).toBe(0)
})

test('a phone with a third account on it is held, together with all of the same phone; both sides read a calm word', async () => {
  const { inviter, friends, held, caseId } = await aHeldCase(shop, clerk, 4)
  expect(held).toEqual(friends.slice(1))
  expect(caseId).toMatch(/^device:[0-9a-f]{64}$/)
  expect(shop.database.get('referral_cases', caseId)).toMatchObject({ kind: 'device', isOpen: true, open: 3 })
  for (const memberId of held) expect(bond(memberId)).toMatchObject({ state: 'held', caseId })
  const told = await inviter.call('referral.getInvite', {})
  const texts = told.friends.filter(({ state }) => state === 'held').map(({ text }) => text)
  expect(new Set(texts)).toEqual(new Set(['已达标，审核中']))
  expect(JSON.stringify(told)).not.toMatch(/device|signal|score|手机|作弊/)
})

test('a whole street on one network is no case', async () => {
  for (let each = 0; each < 4; each += 1) {
    const inviter = await anInviterOn(shop, `${each}`.repeat(32))
    const [memberId = ''] = await friendsOn(shop, inviter, `${each}a`.repeat(16), 1)
    await buys(shop, clerk, memberId)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('holding')
  }
})

test('two phones of a family: each friend passes', async () => {
  const inviter = await anInviterOn(shop, 'aa'.repeat(16))
  for (const key of ['bb', 'cc']) {
    const [memberId = ''] = await friendsOn(shop, inviter, key.repeat(16), 1)
    await buys(shop, clerk, memberId)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('holding')
    expect(verdictOf(shop, memberId)?.signals.find(({ key: of }) => of === 'sameNetwork')?.value).toBe(1)
  }
})

test('asked twice, and by several at once, it counts once and says the same', async () => {
  const inviter = await anInviter(shop)
  const { memberId } = await aFriend(shop, inviter.code)
  await buys(shop, clerk, memberId)
  const answers = await Promise.all([judge(memberId), judge(memberId), judge(memberId)])
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await judge(memberId)).toEqual(answers[0])
  expect(tally(`inviter:${inviter.memberId}`)).toMatchObject({ bonds: 1 })
})

test('what one more bond costs does not grow with the bonds that were', async () => {
  const inviter = await anInviter(shop)
  const trips: number[] = []
  for (const others of [0, 300]) {
    const like = verdictOf(shop, shop.database.find('referral_verdicts')[0]?._id as string)
    for (let each = 0; each < others; each += 1) {
      shop.database.put('referral_verdicts', { ...like, _id: `mem_${String(each).padStart(10, '0')}` })
    }
    const { memberId } = await aFriend(shop, inviter.code)
    await buys(shop, clerk, memberId)
    await sweep(shop, async () => ({ verdict: 'clear' }))
    trips.push(await shop.roundTrips(() => judge(memberId)))
    shop.database.remove('referral_verdicts', memberId)
    await judge(memberId)
  }
  expect(trips[1]).toBeLessThanOrEqual(trips[0] ?? 0)
  expect(trips[0]).toBeLessThanOrEqual(16)
  for (const { _id } of shop.database.find('referral_verdicts')) shop.database.remove('referral_verdicts', String(_id))
})

test('what other friends show within the time to give back counts when the reward is about to come', async () => {
  const inviter = await anInviter(shop)
  const { memberId } = await aFriend(shop, inviter.code)
  await buys(shop, clerk, memberId, 2_100)
  await sweep(shop, detect)
  expect(bond(memberId).state).toBe('holding')
  const _id = `inviter:${inviter.memberId}`
  const seen = tally(_id) as InviterTally
  const farm = {
    ...seen,
    bonds: 40,
    near: { count: 39, of: 40 },
    refunded: { count: 20, of: 39 },
    quiet: { count: 39, of: 39 },
  }
  shop.database.put('referral_signals', { _id, tally: farm, updatedAt: 0 })
  shop.clock.advance(8 * DAY_MS)
  await sweep(shop, detect)
  expect(bond(memberId)).toMatchObject({ state: 'held', caseId: `inviter:${inviter.memberId}` })
  expect(tally(_id)).toMatchObject({ bonds: 40 })
})

describe('the graph', () => {
  const circle: string[] = []

  /** A, B, C …: each brought by the next, the last by the first. */
  async function aCircle(length: number): Promise<string[]> {
    const inviters = []
    for (let each = 0; each < length; each += 1) inviters.push(await anInviter(shop))
    const { memberId } = await aFriend(shop, inviters[0]?.code ?? '')
    const like = bond(memberId)
    const ids = inviters.map((inviter) => inviter.memberId)
    circle.push(...ids)
    ids.forEach((_id, index) => {
      const inviterId = ids[(index + 1) % length] ?? ''
      putBond(shop, { ...like, _id, inviterId, invitedBy: inviterId })
    })
    return ids
  }
  afterEach(() => {
    for (const _id of circle.splice(0)) shop.database.remove('referrals', _id)
  })

  test('a ring of three is held as one case, whoever of it acts first', async () => {
    const ids = await aCircle(3)
    for (const memberId of ids) {
      expect(await judge(memberId)).toMatchObject({ verdict: 'hold', caseId: `ring:${[...ids].sort()[0]}` })
    }
    expect(shop.database.find('referral_cases')).toMatchObject([{ kind: 'ring', open: 3 }])
  })

  test('A → B → A is mostly a couple and passes', async () => {
    const [one = ''] = await aCircle(2)
    const { verdict, signals } = await judge(one)
    expect(verdict).toBe('clear')
    expect(signals.find(({ key }) => key === 'graph')).toMatchObject({ pattern: 'couple', value: 2 })
  })
})

describe('the platform’s rank', () => {
  const asked = () => shop.outbox.filter(({ api }) => api === 'riskControl.getUserRiskRank')
  const weighed = { weights: { ...defaultDetectionRules.weights, platformRisk: 3 } }
  afterEach(() => shop.openapi.reply('riskControl.getUserRiskRank', null))

  test('is not asked for where it has no weight', async () => {
    shop.outbox.length = 0
    await aFriend(shop, (await anInviter(shop)).code)
    expect(asked()).toEqual([])
  })

  test('is asked for while the friend is here, and counts', async () => {
    putRules(weighed)
    shop.outbox.length = 0
    shop.openapi.reply('riskControl.getUserRiskRank', () => ({ kind: 'json', body: { errcode: 0, risk_rank: 4 } }))
    const { memberId } = await aFriend(shop, (await anInviter(shop)).code)
    expect(asked()).toMatchObject([{ data: { appid: 'wxlocal', scene: 1, client_ip: '127.0.0.1' } }])
    await buys(shop, clerk, memberId)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('held')
    expect(verdictOf(shop, memberId)?.platformRank).toBe(4)
  })

  test('that does not come is nobody’s trouble', async () => {
    putRules(weighed)
    shop.openapi.reply('riskControl.getUserRiskRank', () => ({ kind: 'refused', errorCode: -604101 }))
    const { memberId } = await aFriend(shop, (await anInviter(shop)).code)
    await buys(shop, clerk, memberId)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('holding')
    expect(verdictOf(shop, memberId)?.platformRank).toBeNull()
  })
})

test('switched off, it holds nothing and still remembers', async () => {
  putRules({ isOn: false })
  const { friends, held } = await aHeldCase(shop, clerk, 3)
  expect(held).toEqual([])
  expect(verdictOf(shop, friends[2] ?? '')).toMatchObject({ standing: 'clear', isStrong: expect.any(Boolean) })
})

test('a month later it is noted, once, whether the purchase was given back and the friend ever seen again', async () => {
  const inviter = await anInviter(shop)
  const [loyal, gone] = [await aFriend(shop, inviter.code), await aFriend(shop, inviter.code)]
  await buys(shop, clerk, loyal.memberId)
  const given = await buys(shop, clerk, gone.memberId)
  await sweep(shop, detect)
  await clerk.call('purchase.refund', { purchaseId: given, amountFen: 3_000, note: '退货' })
  await sweep(shop, detect)
  shop.clock.advance(DAY_MS)
  await buys(shop, clerk, loyal.memberId)
  const note = () =>
    runJob({ ...timerContext(), requestId: shop.newRequestId() }, [noteReferralOutcomesJob], 'note-referral-outcomes')
  await note()
  expect(verdictOf(shop, loyal.memberId)?.outcome).toBeNull()
  shop.clock.advance(30 * DAY_MS)
  await note()
  await note()
  expect(verdictOf(shop, loyal.memberId)?.outcome).toMatchObject({ isRefunded: false, activeDays: 2 })
  expect(verdictOf(shop, gone.memberId)).toMatchObject({
    outcome: { isRefunded: true, activeDays: 1 },
    counts: { isRefunded: 1, isQuiet: 1 },
  })
  expect(tally(`inviter:${inviter.memberId}`)).toMatchObject({
    refunded: { count: 1, of: 2 },
    quiet: { count: 1, of: 2 },
  })
})

test('who leaves takes along what told the phone from others, as a friend and as an inviter', async () => {
  const { inviter, friends } = await aHeldCase(shop, clerk, 2)
  await inviter.call('member.close', { confirm: '注销' })
  const unseen = { device: null, network: null }
  for (const memberId of friends) expect(verdictOf(shop, memberId)?.facts.inviter).toMatchObject(unseen)
  expect(verdictOf(shop, friends[0] ?? '')?.facts.invitee.device).not.toBeNull()
  expect(tally(`inviter:${inviter.memberId}`)).toBeUndefined()
})

describe('one more account on the own phone, of which nothing more is known', () => {
  const REWARD_DAYS = 7
  async function inDoubt() {
    const inviter = await anInviterOn(shop, 'ab'.repeat(16))
    const [memberId = ''] = await friendsOn(shop, inviter, 'ab'.repeat(16), 1)
    await buys(shop, clerk, memberId, 3_000)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('holding')
    shop.clock.advance(REWARD_DAYS * DAY_MS)
    await sweep(shop, detect)
    expect(bond(memberId)).toMatchObject({ state: 'holding', reward: null })
    return { inviter, memberId }
  }
  const longestAt = (memberId: string) => (verdictOf(shop, memberId)?.at ?? 0) + 37 * DAY_MS

  test('waits beyond the day of the reward, and the inviter reads by when it comes at the latest', async () => {
    const { inviter } = await inDoubt()
    const { friends } = await inviter.call('referral.getInvite', {})
    expect(friends).toMatchObject([{ state: 'holding', rewardDay: null }])
    expect(friends[0]?.text).toMatch(/^已达标，稍后到账，最晚\d+年\d+月\d+日$/)
  })

  test('comes back like a customer: paid at the last look', async () => {
    const { memberId } = await inDoubt()
    for (let each = 0; each < 3; each += 1) {
      shop.clock.advance(3 * DAY_MS)
      await buys(shop, clerk, memberId, 4_000 + each)
    }
    shop.clock.advance(12 * DAY_MS)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('rewarded')
  })

  test('is never seen again: a person looks at it, and nobody waits longer than what was announced to all', async () => {
    putRules({ holdLastFromScore: 3 })
    const { memberId } = await inDoubt()
    shop.clock.advance(21 * DAY_MS)
    await sweep(shop, detect)
    expect(bond(memberId)).toMatchObject({ state: 'held', dueAt: longestAt(memberId) })
    expect(verdictOf(shop, memberId)).toMatchObject({ standing: 'waiting', heldUntilAt: longestAt(memberId) })
    shop.clock.advance(longestAt(memberId) - shop.clock.now())
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('rewarded')
  })

  test('the job comes so late that the longest wait is over: paid, not held', async () => {
    const { memberId } = await inDoubt()
    shop.clock.advance(40 * DAY_MS)
    await sweep(shop, detect)
    expect(bond(memberId).state).toBe('rewarded')
    expect(shop.database.count('referral_cases')).toBe(0)
  })
})
