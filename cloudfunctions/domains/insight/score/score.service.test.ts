import { defaultScoreRules } from '#shared/insight/score/rules'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores } from '../../people/staff/testing/shop-floor'
import { importLines, memberOf } from '../../till/import/testing/till-file'
import { putBuyers, putMember, putPurchase, runNight, scoreOf } from './testing/put-buyers'

const DAY_MS = 86_400_000
const YESTERDAY = '2026-11-21'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

describe('explain', () => {
  test('gives the facts, parameters, cuts and versions behind each figure', async () => {
    putBuyers(shop, 60, YESTERDAY)
    await runNight(shop)
    const memberId = memberIdOf(2)
    const told = await shop.ops('score.explain', { memberId })
    const published = scoreOf(shop, memberId)
    expect(told).toMatchObject({
      status: 'scored',
      asOfDay: YESTERDAY,
      rulesVersion: 1,
      weights: defaultScoreRules.weights,
    })
    expect(told.figures).toMatchObject({ rfm: published?.rfm, forecast: published?.forecast, stage: published?.stage })
    expect(told.published).toMatchObject({ memberId, modelVersion: 1, group: { key: published?.group } })
    expect(told.model?.forecast?.frequency.kind).toBe('mbg')
    expect(told.why.map(({ figure }) => figure)).toEqual([
      'r',
      'f',
      'm',
      'l',
      'value',
      'group',
      'stage',
      'silent',
      'ltv',
    ])
    expect(shop.database.find('audits', { query: { action: 'score.explain' } })).toMatchObject([
      { action: 'score.explain', subject: memberId, actor: 'console' },
    ])
  })

  test('as of an earlier day: purchases up to it, by the model and the rules of that day', async () => {
    putBuyers(shop, 60, YESTERDAY)
    const memberId = memberIdOf(2)
    await runNight(shop)
    const before = await shop.ops('score.explain', { memberId })
    const proposed = { ...defaultScoreRules, weights: { r: 1, f: 0, m: 0, l: 0, s: 0 } }
    shop.clock.advance(10 * DAY_MS)
    putPurchase(shop, memberId, '2026-11-30', { amountFen: 500_000 })
    const by = '王运营'
    const { proposal } = await shop.ops('settings.propose', {
      setting: 'score',
      value: proposed,
      by,
      note: '只看最近',
    })
    const { proposalId } = proposal
    await shop.ops('settings.approve', { proposalId, by: '李店长' })
    await shop.ops('settings.apply', { proposalId, by })
    shop.clock.advance(30 * DAY_MS)
    await runNight(shop)
    const now = await shop.ops('score.explain', { memberId })
    expect(now).toMatchObject({ rulesVersion: 2, model: { version: 2 }, figures: { dimensions: ['r'] } })
    const then = await shop.ops('score.explain', { memberId, asOfDay: '2026-11-21' as never })
    expect(then).toMatchObject({ status: 'scored', rulesVersion: 1, model: { version: 1 }, published: null })
    expect(then.figures).toEqual(before.figures)
    const early = await shop.ops('score.explain', { memberId, asOfDay: '2026-11-01' as never })
    expect(early).toMatchObject({ status: 'noModel', figures: null })
  })

  test('says why somebody has no score', async () => {
    await runNight(shop)
    const withoutConsent = putMember(shop, 1, { consents: {} })
    const withoutPurchase = putMember(shop, 2)
    expect(await shop.ops('score.explain', { memberId: withoutConsent })).toMatchObject({ status: 'leftOut', why: [] })
    expect(await shop.ops('score.explain', { memberId: withoutPurchase })).toMatchObject({ status: 'noPurchase' })
    const nobody = await shop.askOps('score.explain', { memberId: memberIdOf(77) })
    expect(nobody).toMatchObject({ ok: false, error: { code: 'MEMBER_NOT_FOUND' } })
  })
})

describe('lists', () => {
  beforeEach(async () => {
    putBuyers(shop, 80, YESTERDAY)
    await runNight(shop)
  })

  test('by group and by stage, with the numbers of each', async () => {
    const { groups, stages, r, scores } = await shop.ops('score.summarize', {})
    expect(groups.reduce((sum, { members }) => sum + members, 0)).toBe(scores)
    expect(r.reduce((sum, { members }) => sum + members, 0)).toBe(80)
    const [group] = groups
    const [stage] = stages
    if (!group || !stage) throw new Error('there are members')
    const inGroup = await shop.ops('score.list', { group: group.key })
    expect(inGroup.scores).toHaveLength(group.members)
    expect(inGroup.scores.every((score) => score.group.key === group.key)).toBe(true)
    const both = await shop.ops('score.list', { group: group.key, stage: stage.key as never })
    expect(both.scores).toEqual(inGroup.scores.filter((score) => score.stage === stage.key))
  })

  test('warnings: active members only, the likeliest to stay away first, no more than can be handled', async () => {
    const { activeMembers, capacity, warnings } = await shop.ops('score.listWarnings', {})
    // Unless asked otherwise, what is at stake decides who stands on top.
    expect(warnings.map(({ lossFen }) => lossFen)).toEqual(warnings.map(({ lossFen }) => lossFen).sort((a, b) => b - a))
    expect(capacity).toBe(Math.ceil(activeMembers / 10))
    expect(warnings).toHaveLength(capacity)
    const all = (await shop.ops('score.listWarnings', { by: 'silence', capacity: 1000 })).warnings
    expect(all).toHaveLength(activeMembers)
    expect(all.every(({ recencyDays }) => recencyDays <= 90)).toBe(true)
    expect(all.map(({ silent90 }) => silent90)).toEqual(all.map(({ silent90 }) => silent90).sort((a, b) => b - a))
    const byLoss = (await shop.ops('score.listWarnings', { by: 'loss', capacity: 5 })).warnings
    const losses = all.map(({ lossFen }) => lossFen).sort((a, b) => b - a)
    expect(byLoss.map(({ lossFen }) => lossFen)).toEqual(losses.slice(0, 5))
  })

  test('the first warning of a silence is kept, and how early it was is told once the member is asleep', async () => {
    const risky = shop.database.find('scores').filter(({ stage }) => stage === 'atRisk')
    expect(risky.length).toBeGreaterThan(0)
    expect(risky.every(({ warned }) => (warned as { day: string }).day === YESTERDAY)).toBe(true)
    const atStakeFen = risky.reduce((sum, { watch }) => sum + ((watch as { lossFen: number } | null)?.lossFen ?? 0), 0)
    const now = await shop.ops('score.getLead', {})
    expect(now).toEqual({ atRisk: risky.length, atStakeFen, asleep: 0, bought: 0, precision: null, leadDays: null })
    const [saved] = risky
    putPurchase(shop, String(saved?._id), '2026-11-25', { changedAt: shop.clock.now() + 30 * DAY_MS })
    shop.clock.advance(120 * DAY_MS)
    await runNight(shop)
    const later = await shop.ops('score.getLead', {})
    expect(later).toMatchObject({ asleep: risky.length - 1, bought: 1 })
    expect(later.leadDays?.median).toBeGreaterThan(0)
    expect(await shop.roundTrips(() => shop.ops('score.getLead', {}))).toBeLessThanOrEqual(4)
  })

  test('a change of the rules says beforehand whom it moves', async () => {
    const value = { ...defaultScoreRules, stages: { ...defaultScoreRules.stages, asleepDays: 10, lostDays: 20 } }
    const { effect } = await shop.ops('settings.propose', { setting: 'score', value, by: '王运营', note: '试试' })
    expect(effect.effects.find(({ text }) => text.includes('阶段'))?.count).toBeGreaterThan(10)
  })
})

describe('members', () => {
  test('never see a score: neither members nor clerks may ask', async () => {
    await openStores(shop)
    const member = await aMember(shop)
    const clerk = await aClerk(shop)
    for (const phone of [member, clerk]) {
      expect(await phone.ask('score.list', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    }
    const boss = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    expect(await boss.ask('score.list', {})).toMatchObject({ ok: true })
  })

  test('who withdraws consent is out at once, who gives it is in at once, and a night changes neither', async () => {
    await openStores(shop)
    putBuyers(shop, 60, YESTERDAY)
    const member = await aMember(shop)
    putPurchase(shop, member.memberId, '2026-11-01')
    await runNight(shop)
    expect(scoreOf(shop, member.memberId)).toBeNull()
    const consent = (isGranted: boolean) => member.call('member.setConsent', { purpose: 'personalization', isGranted })
    await consent(true)
    expect(scoreOf(shop, member.memberId)).toMatchObject({ cause: 'asked', asOfDay: YESTERDAY, modelVersion: 1 })
    await consent(false)
    expect(scoreOf(shop, member.memberId)).toBeNull()
    shop.clock.advance(DAY_MS)
    putPurchase(shop, member.memberId, '2026-11-22')
    await runNight(shop)
    expect(scoreOf(shop, member.memberId)).toBeNull()
    expect(await shop.ops('score.explain', { memberId: member.memberId })).toMatchObject({
      status: 'leftOut',
      figures: null,
    })
  })

  test('leaving takes the score along', async () => {
    putBuyers(shop, 20, YESTERDAY)
    const member = await aMember(shop)
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    putPurchase(shop, member.memberId, '2026-11-01')
    await runNight(shop)
    expect(scoreOf(shop, member.memberId)).not.toBeNull()
    await member.call('member.close', { confirm: '注销' })
    expect(scoreOf(shop, member.memberId)).toBeNull()
  })

  test('a merge joins the purchases of both records in one score, and its undoing parts them again', async () => {
    const [one, two] = [await aMember(shop), await aMember(shop)]
    for (const { call } of [one, two]) await call('member.setConsent', { purpose: 'personalization', isGranted: true })
    putPurchase(shop, one.memberId, '2026-11-01')
    putPurchase(shop, two.memberId, '2026-11-10')
    await runNight(shop)
    await shop.ops('member.merge', { from: two.memberId, into: one.memberId, note: '同一人' })
    expect(scoreOf(shop, two.memberId)).toBeNull()
    expect(scoreOf(shop, one.memberId)?.facts).toMatchObject({ purchaseDays: 2, lastDay: '2026-11-10' })
    await shop.ops('member.unmerge', { from: two.memberId, note: '弄错了' })
    expect(scoreOf(shop, two.memberId)?.facts).toMatchObject({ purchaseDays: 1, lastDay: '2026-11-10' })
    expect(scoreOf(shop, one.memberId)?.facts).toMatchObject({ purchaseDays: 1, lastDay: '2026-11-01' })
  })
})

describe('a till’s file', () => {
  const lines = ['customer,date,amount', '7,2026-11-01,30', '8,2026-11-02,40']
  const idOf = (number: string) => memberOf(shop, number) ?? ''
  const leaveOutUnasked = () => {
    const value = { ...defaultScoreRules, scope: { scoreUnasked: false } }
    shop.database.put('settings', { _id: 'score', version: 2, value, digest: '', by: '周总', at: 0 })
  }

  test('its customers were never asked: they are scored where the rules say so, and not otherwise', async () => {
    await openStores(shop)
    await importLines(shop, lines)
    await runNight(shop)
    expect((await shop.ops('score.summarize', {})).scores).toBe(2)
    leaveOutUnasked()
    shop.clock.advance(60_000)
    await runNight(shop)
    expect((await shop.ops('score.summarize', {})).scores).toBe(0)
  })

  test('it can carry their consent, also later; what a member has said in the mini-program stands', async () => {
    await openStores(shop)
    leaveOutUnasked()
    await importLines(shop, lines)
    await runNight(shop)
    expect((await shop.ops('score.summarize', {})).scores).toBe(0)
    const seven = idOf('7')
    const declined = { personalization: { version: 1, isGranted: false, at: 5 } }
    shop.database.put('members', { ...shop.database.get('members', seven), _id: seven, consents: declined })
    expect(await importLines(shop, lines, { consents: ['personalization'] })).toMatchObject({
      purchasesAdded: 0,
      isDone: true,
    })
    expect(shop.database.get('members', seven)).toMatchObject({ consents: declined })
    await shop.tick()
    expect(scoreOf(shop, idOf('8'))).toMatchObject({ cause: 'asked' })
    expect(scoreOf(shop, seven)).toBeNull()
  })
})
