import { armOf, toRunning } from '#shared/insight/experiment/assigned'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { anOwner, approve, proposalOf, somebody } from '../../people/approval/testing/people'
import { aMember, type Person } from '../../people/staff/testing/shop-floor'
import { putDays } from '../lifecycle/testing/put-days'
import { putMember } from '../score/testing/put-buyers'
import {
  aDraft,
  agreeing,
  anExperiment,
  aRunning,
  experimentOf,
  exposureOf,
  measuredOf,
  putExposure,
  putLately,
} from './testing/an-experiment'
import { putHarm } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const refusal = (code: string) => ({ ok: false, error: { code } })
const triedBy = async (member: Person) => (await member.call('home.open', {})).tried?.order ?? null
const measure = async () => {
  shop.clock.advance(86_400_000)
  await tickJob('measure-experiments')
}

describe('what may be tried', () => {
  test.each([
    ['a price in a text', { surface: 'inviteLine' as const, content: '好友立减 5 元' }],
    ['a discount in words', { surface: 'inviteLine' as const, content: '今天打八折' }],
    ['a word that the surface does not know', { surface: 'homeOrder' as const, content: 'goldTierFirst' }],
    ['the same thing twice', { surface: 'homeOrder' as const, content: 'checkInFirst' }],
  ])('%s is refused', async (_title, { surface, content }) => {
    const first = surface === 'inviteLine' ? '你和好友各得什么' : 'checkInFirst'
    const arms = [first, content].map((each, at) => ({ title: `方案${at}`, weightPercent: 50, content: each }))
    const reply = await shop.askOps('experiment.save', { baseVersion: 0, draft: aDraft({ surface, arms }) })
    expect(reply).toMatchObject(refusal('INVALID_INPUT'))
  })

  test.each(['priceFen', 'tierKey', 'ladder', 'rewardPoints'])('there is no field for %s', async (field) => {
    const [one, two] = aDraft().arms
    const arms = [one, { ...two, [field]: 100 }] as ReturnType<typeof aDraft>['arms']
    const reply = await shop.askOps('experiment.save', { baseVersion: 0, draft: aDraft({ arms }) })
    expect(reply).toMatchObject(refusal('INVALID_INPUT'))
  })

  test('shares that do not add up, a namespace that ends before it begins, a segment that is not there', async () => {
    const arms = aDraft().arms.map((arm) => ({ ...arm, weightPercent: 40 }))
    const namespace = { name: '首页', fromPercent: 60, untilPercent: 60 }
    for (const draft of [aDraft({ arms }), aDraft({ namespace })])
      expect(await shop.askOps('experiment.save', { baseVersion: 0, draft })).toMatchObject(refusal('INVALID_INPUT'))
    const draft = aDraft({ segmentId: 'seg-nobody' })
    expect(await shop.askOps('experiment.save', { baseVersion: 0, draft })).toMatchObject(refusal('SEGMENT_NOT_FOUND'))
  })
})

describe('from plan to winner', () => {
  test('how many it takes is computed before the start, from what members did lately', async () => {
    const experimentId = await anExperiment(shop)
    expect(await shop.ops('experiment.plan', { experimentId })).toMatchObject({ armSize: null, sampled: 0 })
    expect(await shop.askOps('experiment.start', { experimentId })).toMatchObject(refusal('EXPERIMENT_NO_BASELINE'))
    putLately(shop)
    const plan = await shop.ops('experiment.plan', { experimentId })
    // 20 of 60 checked in on four days of the week, 40 on one: mean 2, variance 2.034; nobody came before.
    expect(plan).toMatchObject({ sampled: 60, baseline: 2, armSize: 270, days: null })
    await shop.ops('experiment.start', { experimentId })
    expect(experimentOf(shop, experimentId)).toMatchObject({ status: 'running', armSize: 270, version: 2 })
  })

  test('with people at the desk, starting and giving it to everybody need a second person, stopping does not', async () => {
    putLately(shop)
    const owner = await anOwner(shop)
    const operator = await somebody(shop, owner, { name: '小陈', rules: 'operator' })
    const { experimentId } = await operator.browser.call('experiment.save', { baseVersion: 0, draft: aDraft() })
    const asked = await proposalOf(operator.browser.ask('experiment.start', { experimentId }))
    expect(experimentOf(shop, experimentId).status).toBe('draft')
    expect(await approve(owner, asked)).toMatchObject({ ok: true })
    expect(experimentOf(shop, experimentId).status).toBe('running')
    const ship = await proposalOf(operator.browser.ask('experiment.ship', { experimentId, arm: 'b' }))
    expect(await operator.browser.ask('experiment.stop', { experimentId })).toMatchObject({ ok: true })
    expect(await approve(owner, ship)).toMatchObject({ ok: true })
    expect(experimentOf(shop, experimentId)).toMatchObject({ status: 'shipped', shippedArm: 'b', stoppedBy: 'person' })
  })

  test('an experiment that runs is not changed, not narrowed, and has its surface to itself', async () => {
    const experimentId = await aRunning(shop, { coveragePercent: 50 })
    const draft = aDraft({ name: '新的比例' })
    expect(await shop.askOps('experiment.save', { experimentId, baseVersion: 2, draft })).toMatchObject(
      refusal('EXPERIMENT_BEGUN'),
    )
    expect(await shop.askOps('experiment.save', { experimentId, baseVersion: 1, draft })).toMatchObject(
      refusal('EXPERIMENT_CHANGED'),
    )
    expect(await shop.askOps('experiment.widen', { experimentId, coveragePercent: 49 })).toMatchObject(
      refusal('EXPERIMENT_NARROWER'),
    )
    const other = await anExperiment(shop)
    expect(await shop.askOps('experiment.start', { experimentId: other })).toMatchObject(
      refusal('EXPERIMENT_SURFACE_TAKEN'),
    )
    await shop.ops('experiment.stop', { experimentId })
    await shop.ops('experiment.start', { experimentId: other })
    for (const action of ['experiment.stop', 'experiment.start'] as const)
      expect(await shop.askOps(action, { experimentId })).toMatchObject(refusal('EXPERIMENT_STATE'))
    expect(await shop.askOps('experiment.stop', { experimentId: 'exp_00000000000000' })).toMatchObject(
      refusal('EXPERIMENT_NOT_FOUND'),
    )
  })

  test('two in one namespace with ranges apart run together and never share a member', async () => {
    const half = (fromPercent: number) => ({ namespace: { name: '首页', fromPercent, untilPercent: fromPercent + 50 } })
    const one = await aRunning(shop, half(0))
    const two = await anExperiment(shop, half(50))
    await shop.ops('experiment.start', { experimentId: two })
    const [a, b] = [one, two].map((id) => toRunning(experimentOf(shop, id)))
    for (let number = 0; number < 400; number += 1) {
      const id = `mem_${number}`
      expect([a, b].filter((each) => each && armOf(each, id))).toHaveLength(1)
    }
  })

  test('what was shipped is everybody’s, also of who agreed to nothing', async () => {
    const experimentId = await aRunning(shop)
    const nobody = await aMember(shop)
    expect(await triedBy(nobody)).toBeNull()
    await shop.ops('experiment.ship', { experimentId, arm: 'b' })
    shop.coolDown()
    expect(await triedBy(nobody)).toEqual({ areCouponsFirst: true, experimentId: null })
    expect(await shop.askOps('experiment.ship', { experimentId, arm: 'a' })).toMatchObject(refusal('EXPERIMENT_STATE'))
  })
})

describe('who takes part', () => {
  test('who agreed has the arm of the hash at every visit; who did not has what was always there', async () => {
    const experimentId = await aRunning(shop)
    const [member, nobody] = [await agreeing(shop), await aMember(shop)]
    const arm = armOf(toRunning(experimentOf(shop, experimentId)), member.memberId)
    const expected = { areCouponsFirst: arm?.content === 'couponsFirst', experimentId }
    expect(await triedBy(member)).toEqual(expected)
    shop.clock.advance(40 * 86_400_000)
    expect(await triedBy(member)).toEqual(expected)
    expect(await triedBy(nobody)).toBeNull()
    expect(await nobody.call('experiment.see', { experimentId })).toEqual({ isCounted: false })
  })

  test('being shown is not yet being counted; seeing is, once, from two phones at the same moment too', async () => {
    const experimentId = await aRunning(shop)
    const member = await agreeing(shop)
    await triedBy(member)
    expect(exposureOf(shop, experimentId, member.memberId)).toBeNull()
    const seen = await Promise.all([1, 2].map(() => member.call('experiment.see', { experimentId })))
    expect(seen).toEqual([{ isCounted: true }, { isCounted: true }])
    const first = exposureOf(shop, experimentId, member.memberId)
    shop.clock.advance(60_000)
    await member.call('experiment.see', { experimentId })
    expect(exposureOf(shop, experimentId, member.memberId)).toEqual(first)
  })

  test('it costs the first screen no round trip', async () => {
    const before = await agreeing(shop)
    const usual = await shop.roundTrips(() => triedBy(before))
    await aRunning(shop)
    const member = await agreeing(shop)
    await triedBy(member)
    expect(await shop.roundTrips(() => triedBy(member))).toBe(usual)
  })

  test('of a segment, only whoever is in it', async () => {
    const experimentId = await aRunning(shop, {})
    const running = toRunning(experimentOf(shop, experimentId))
    const atWork = { running: [{ ...running, segmentId: 'seg-regulars' }], shipped: {} }
    shop.database.put('settings', {
      ...shop.database.get('settings', 'experiments'),
      _id: 'experiments',
      value: atWork,
    })
    shop.coolDown()
    const [member, other] = [await agreeing(shop), await agreeing(shop)]
    const portrait = shop.database.get('portraits', member.memberId)
    shop.database.put('portraits', { ...portrait, _id: member.memberId, segmentIds: ['seg-regulars'] })
    expect(await triedBy(member)).toMatchObject({ experimentId })
    const asked = await shop.roundTrips(() => triedBy(member))
    expect(await triedBy(other)).toBeNull()
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    // Whether somebody is of a segment stands in the portrait, which nothing else on this screen reads.
    expect(asked - (await shop.roundTrips(() => triedBy(member)))).toBe(1)
  })

  test('withdrawing consent, and leaving, takes what was seen along', async () => {
    const experimentId = await aRunning(shop)
    const [one, two] = [await agreeing(shop), await agreeing(shop)]
    for (const member of [one, two]) await member.call('experiment.see', { experimentId })
    await one.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    await two.call('member.close', { confirm: '注销' })
    for (const { memberId } of [one, two]) expect(exposureOf(shop, experimentId, memberId)).toBeNull()
    expect(await triedBy(one)).toBeNull()
  })
})

describe('what came of it', () => {
  test('counts each person once, whose days are over, by what they did since and before', async () => {
    const experimentId = await aRunning(shop)
    const [over, fresh] = [putMember(shop, 1), putMember(shop, 2)]
    const arm = putExposure(shop, experimentId, over, 8)
    putDays(shop, over, [9, 8, 5, 1])
    putExposure(shop, experimentId, fresh, 3)
    putDays(shop, fresh, [3, 2])
    await measure()
    const counts = measuredOf(shop, experimentId)?.counts ?? []
    expect(counts.reduce((sum, { seen }) => sum + seen, 0)).toBe(2)
    // The days from 8 ago until 2 ago are the seven that count; the one before them is what is taken out.
    expect(counts.find((each) => each.arm === arm)?.sums.checkIns).toMatchObject({ n: 1, sum: 2, before: 1 })
    const { result } = await shop.ops('experiment.get', { experimentId })
    expect(result).toMatchObject({ split: 'tooFew', isAtSize: false, mixed: 0 })
    expect(result?.sentences[0]).toBe(
      '还不能说方案“券在前”更好或更差，人数还太少，说不出范围。现在停下来挑数字高的那个，多半是碰巧。',
    )
  })

  test('two records of one person count once, and not at all where they saw different arms', async () => {
    const experimentId = await aRunning(shop)
    const [one, two, three, four] = [1, 2, 3, 4].map((number) => putMember(shop, number)) as [
      string,
      string,
      string,
      string,
    ]
    const merge = (from: string, into: string) => {
      const member = shop.database.get('members', from)
      shop.database.put('members', { ...member, _id: from, status: 'merged', merge: { into, at: 0, requestId: 'r' } })
    }
    for (const [id, arm] of [
      [one, 'a'],
      [two, 'a'],
      [three, 'a'],
      [four, 'b'],
    ] as const)
      putExposure(shop, experimentId, id, 9, arm)
    putDays(shop, one, [9])
    putDays(shop, two, [8])
    merge(two, one)
    merge(four, three)
    await measure()
    const measured = measuredOf(shop, experimentId)
    expect(measured).toMatchObject({
      mixed: 1,
      counts: [
        { arm: 'a', seen: 1 },
        { arm: 'b', seen: 0 },
      ],
    })
    expect(measured?.counts[0]?.sums.checkIns).toMatchObject({ n: 1, sum: 2 })
  })

  test('a guardrail stops it, tells a person once, and everybody has again what was always there', async () => {
    const experimentId = await aRunning(shop, { guardrails: [{ figure: 'visitDays', toleratedPercent: 0 }] })
    const member = await agreeing(shop)
    putHarm(shop, experimentId)
    await measure()
    expect(experimentOf(shop, experimentId)).toMatchObject({ status: 'stopped', stoppedBy: 'guardrail' })
    shop.coolDown()
    expect(await triedBy(member)).toBeNull()
    await measure()
    const { alerts } = await shop.ops('job.listAlerts', {})
    expect(alerts.filter(({ kind }) => kind === 'experiment')).toHaveLength(1)
    const { result } = await shop.ops('experiment.get', { experimentId })
    expect(result?.sentences[0]).toBe('方案“券在前”已经明确让“每位会员来的天数”变差。')
    for (const { alertId } of alerts) await shop.ops('job.closeAlert', { alertId, note: '看过了' })
    shop.clock.advance(86_400_000)
    await measure()
    expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
  })

  test('where members did not divide as set, nothing is concluded and a person is told', async () => {
    const experimentId = await aRunning(shop)
    for (let number = 1; number <= 40; number += 1)
      putExposure(shop, experimentId, putMember(shop, number), 9, number <= 35 ? 'a' : 'b')
    await measure()
    const { result } = await shop.ops('experiment.get', { experimentId })
    expect(result).toMatchObject({ split: 'broken' })
    expect((await shop.ops('experiment.list', {})).experiments[0]).toMatchObject({ verdict: 'broken' })
    expect(result?.sentences[0]).toContain('都不能用来下结论')
    expect((await shop.ops('job.listAlerts', {})).alerts.map(({ kind }) => kind)).toContain('experiment')
    expect(experimentOf(shop, experimentId).status).toBe('running')
  })

  test('the one look at the planned size is kept as it was on that night', async () => {
    const experimentId = await aRunning(shop)
    const experiment = experimentOf(shop, experimentId)
    shop.database.put('experiments', { ...experiment, armSize: 10 })
    putHarm(shop, experimentId, 60)
    await measure()
    const first = measuredOf(shop, experimentId)
    expect(first?.atSize?.counts).toEqual(first?.counts)
    putExposure(shop, experimentId, putMember(shop, 99), 12)
    await measure()
    const second = measuredOf(shop, experimentId)
    expect(second?.atSize).toEqual(first?.atSize)
    expect(second?.counts).not.toEqual(first?.counts)
    const { result } = await shop.ops('experiment.get', { experimentId })
    expect(result?.arms[1]).toMatchObject({ is: 'worse' })
    expect((await shop.ops('experiment.list', {})).experiments[0]).toMatchObject({ verdict: 'worse' })
    expect(result?.sentences[0]).toMatch(/^可以说：方案“券在前”让“每位会员的签到”变低了，可能的范围是 −/)
  })

  test('more members than a page are counted in slices, each once', async () => {
    const experimentId = await aRunning(shop)
    for (let number = 1; number <= 230; number += 1) putExposure(shop, experimentId, putMember(shop, number), 9)
    await measure()
    const seen = measuredOf(shop, experimentId)?.counts.map((count) => count.seen) ?? []
    expect(seen.reduce((sum, each) => sum + each, 0)).toBe(230)
  })
})
