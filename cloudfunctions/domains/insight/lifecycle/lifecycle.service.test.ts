import type { Lifecycle } from '#shared/insight/lifecycle/lifecycle'
import { defaultLifecycleRules } from '#shared/insight/lifecycle/rules'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores } from '../../people/staff/testing/shop-floor'
import { rollUp } from '../event/testing/put-events'
import { personalization, putMember, putPurchase } from '../score/testing/put-buyers'
import { tagKeysOf } from '../segment/testing/put-people'
import { DAY_MS, dayAgo, putDays } from './testing/put-days'

const JOB = 'review-lifecycles'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const standingOf = (memberId: string) => shop.database.get('lifecycles', memberId) as unknown as Lifecycle | null
const stageOf = (memberId: string) => standingOf(memberId)?.stage
async function night(days = 1): Promise<void> {
  shop.clock.advance(days * DAY_MS)
  await tickJob(JOB)
}
const stateOfJob = () => shop.database.get('jobs', JOB) as unknown as { looked: number; changed: number }

test('who only checks in has a stage: active, at risk, asleep and lost, by time alone', async () => {
  const memberId = putMember(shop, 1)
  putDays(shop, memberId, [5, 3, 1])
  await night()
  expect(standingOf(memberId)).toMatchObject({ stage: 'active', cameFrom: null, engagement: { band: 'middle' } })
  await night(13)
  expect(standingOf(memberId)).toMatchObject({ stage: 'atRisk', cameFrom: 'active', reached: 'active' })
  await night(31)
  expect(stageOf(memberId)).toBe('asleep')
  await night(140)
  expect(standingOf(memberId)).toMatchObject({ stage: 'lost', cameFrom: 'asleep', engagement: { score: 0 } })
  const { layers, stages, moves } = await shop.ops('lifecycle.getPyramid', {})
  expect(layers.map(({ members }) => members)).toEqual([1, 1, 1, 0, 0, 0])
  expect(layers[2]).toMatchObject({ milestone: 'active', awake: 0, silent: { lost: 1 } })
  expect(stages.find(({ stage }) => stage === 'lost')).toMatchObject({ name: '流失', members: 1 })
  expect(moves).toMatchObject([{ fromName: '沉睡', toName: '流失', members: 1 }])
})

test('a night looks at whoever acted or is due, and at nobody else', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => putMember(shop, index + 1))
  for (const memberId of ids) putDays(shop, memberId, [5, 3, 1])
  await night()
  expect(stateOfJob().looked).toBe(12)
  putDays(shop, ids[4] ?? '', [0])
  await night()
  expect(stateOfJob()).toMatchObject({ looked: 1 })
  // Nothing happened since, and nothing turns.
  await night()
  expect(stateOfJob()).toMatchObject({ looked: 0, changed: 0 })
})

test('what is rolled up by day reaches the stage, and a tag by it within the hour', async () => {
  const tags = [
    { key: 'risky', name: '别走', kind: 'behavior', by: 'rule', when: { kind: 'lifecycle', in: ['firstPurchase'] } },
    { key: 'lively', name: '活泼', kind: 'behavior', by: 'rule', when: { kind: 'engagement', min: 1 } },
  ]
  const value = { keepsUnasked: true, tags }
  shop.database.put('settings', { _id: 'tag', version: 2, value, digest: '', by: '周总', at: 0 })
  const memberId = putMember(shop, 1)
  await night()
  await tickJob('review-portraits')
  expect([stageOf(memberId), tagKeysOf(shop, 1)]).toEqual(['visitor', []])
  putPurchase(shop, memberId, dayAgo(shop, 0), { changedAt: shop.clock.now() })
  await rollUp(shop)
  await night()
  expect(stageOf(memberId)).toBe('firstPurchase')
  shop.clock.advance(3_600_000)
  await tickJob('review-portraits')
  expect(tagKeysOf(shop, 1).sort()).toEqual(['lively', 'risky'])
})

test('without consent nothing is kept: it goes with the consent, at once, and comes with it', async () => {
  await openStores(shop)
  const member = await aMember(shop)
  await night()
  expect(standingOf(member.memberId)).toBeNull()
  const consent = (isGranted: boolean) => member.call('member.setConsent', { purpose: 'personalization', isGranted })
  await consent(true)
  expect(stageOf(member.memberId)).toBe('visitor')
  await consent(false)
  expect(standingOf(member.memberId)).toBeNull()
  expect(await shop.ops('lifecycle.explain', { memberId: member.memberId })).toMatchObject({ status: 'leftOut' })
  await consent(true)
  await member.call('member.close', { confirm: '注销' })
  expect(standingOf(member.memberId)).toBeNull()
})

test('a merge makes one stage of both records’ days, and its undoing two again', async () => {
  await openStores(shop)
  const [one, two] = [await aMember(shop), await aMember(shop)]
  for (const { call } of [one, two]) await call('member.setConsent', { purpose: 'personalization', isGranted: true })
  putDays(shop, one.memberId, [9, 2])
  putDays(shop, two.memberId, [5])
  await shop.ops('member.merge', { from: two.memberId, into: one.memberId, note: '同一人' })
  expect([stageOf(one.memberId), standingOf(two.memberId)]).toEqual(['active', null])
  await shop.ops('member.unmerge', { from: two.memberId, note: '弄错了' })
  expect([stageOf(one.memberId), stageOf(two.memberId)]).toEqual(['member', 'member'])
})

test('an operator reads where a member stands and why; a clerk does not', async () => {
  await openStores(shop)
  const memberId = putMember(shop, 1, { consents: personalization(true) })
  putDays(shop, memberId, [9, 5, 2])
  expect(await shop.ops('lifecycle.explain', { memberId })).toMatchObject({ status: 'unseen', why: [] })
  await night()
  const { standing, why } = await shop.ops('lifecycle.explain', { memberId })
  expect(standing).toMatchObject({ name: '活跃', reachedName: '活跃', cameFromName: null })
  expect(why).toEqual([
    '走到“活跃”：签到、领券或用券至少 3 天，还没有消费',
    expect.stringMatching(/^参与度 \d+（[低中高]）：最近 30 天/),
  ])
  expect((await shop.ops('lifecycle.list', { stage: 'active' })).members).toMatchObject([{ memberId }])
  const clerk = await aClerk(shop)
  expect(await clerk.ask('lifecycle.explain', { memberId })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

test('a change of the rules says whom it moves, and the next night looks at everybody', async () => {
  const ids = [1, 2, 3].map((number) => putMember(shop, number))
  for (const memberId of ids) putDays(shop, memberId, [5, 3])
  await night()
  const value = { ...defaultLifecycleRules, steps: { ...defaultLifecycleRules.steps, activeDays: 2 } }
  const asked = { setting: 'lifecycle', value, by: '王运营', note: '两天就算' }
  const { proposal, effect } = await shop.ops('settings.propose', asked)
  expect(effect.effects).toContainEqual({ text: '名会员换到“活跃”', count: 3 })
  const { proposalId } = proposal
  await shop.ops('settings.approve', { proposalId, by: '李店长' })
  await shop.ops('settings.apply', { proposalId, by: '王运营' })
  await night()
  expect(ids.map(stageOf)).toEqual(['active', 'active', 'active'])
})
