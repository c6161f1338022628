import { defaultPointsRules, pointsRules } from '#shared/ledger/points/rules'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { forgetRules, rulesInForce } from './rules.service'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const doubled = { ...defaultPointsRules, pointsPer100Yuan: 200 }
const proposing = { setting: 'points', value: doubled as unknown, by: '林店长', note: '周年庆双倍积分' }

const inForce = () => rulesInForce(timerContext(), pointsRules)
const get = () => shop.ops('settings.get', { setting: 'points' })

async function proposeAndApprove(value: unknown): Promise<string> {
  const { proposalId } = (await shop.ops('settings.propose', { ...proposing, value })).proposal
  await shop.ops('settings.approve', { proposalId, by: '周总' })
  return proposalId
}

async function change(value: unknown): Promise<number> {
  const proposalId = await proposeAndApprove(value)
  return (await shop.ops('settings.apply', { proposalId, by: '周总' })).version
}

/** What somebody does who opens the database in the console. */
function editByHand(value: unknown): void {
  const stored = shop.database.get('settings', 'points')
  if (!stored) throw new Error('nothing is stored yet')
  shop.database.put('settings', { ...stored, value })
  forgetRules()
}

describe('an edit by hand in the console', () => {
  beforeEach(() => change(doubled))
  const tripled = { ...doubled, pointsPer100Yuan: 300 }

  test('that is valid holds, and the next tick makes it a version of the history', async () => {
    editByHand(tripled)
    expect(await inForce()).toEqual(tripled)
    await shop.tick()
    expect(await get()).toEqual({ setting: 'points', version: 3, value: tripled })
    const { versions } = await shop.ops('settings.history', { setting: 'points' })
    expect(versions[0]).toMatchObject({ version: 3, by: '云控制台', note: '在云控制台手工修改' })
    await shop.tick()
    expect(shop.database.count('history')).toBe(3)
  })

  test('that only moves keys around is no edit', async () => {
    editByHand(Object.fromEntries(Object.entries(doubled).reverse()))
    shop.clock.advance(300_000)
    await shop.tick()
    expect(shop.database.count('history')).toBe(2)
  })

  test('that is invalid is not used: the last good version stays in force, the list says why, a person is told once', async () => {
    editByHand({ ...doubled, welcomePoints: -5 })
    expect(await inForce()).toEqual(doubled)
    expect(await get()).toEqual({ setting: 'points', version: 2, value: doubled })
    const { settings } = await shop.ops('settings.list', {})
    const points = settings.find(({ setting }) => setting === 'points')
    expect(points).toMatchObject({ isValid: false, problems: ['welcomePoints：不能小于 0'] })
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await shop.tick()
      shop.clock.advance(300_000)
    }
    const { alerts } = await shop.ops('job.listAlerts', {})
    expect(alerts).toMatchObject([{ alertId: 'setting-invalid:points', count: 1 }])
    expect(alerts[0]?.text).toContain('仍按上一个有效版本执行')
  })

  test.each<[string, unknown]>([
    ['a text', '{"welcomePoints": 1}'],
    ['nothing', null],
    ['a list', []],
  ])('that leaves %s instead of rules is not used either', async (_what, value) => {
    editByHand(value)
    expect(await inForce()).toEqual(doubled)
  })

  test('that is invalid is mended by a new proposal or by rolling back', async () => {
    editByHand({ ...doubled, welcomePoints: -5 })
    expect(await change(tripled)).toBe(3)
    expect(await inForce()).toEqual(tripled)
    editByHand('broken')
    expect(
      await shop.ops('settings.rollBack', { setting: 'points', toVersion: 2, by: '周总', note: '恢复' }),
    ).toMatchObject({ version: 4 })
    expect(await inForce()).toEqual(doubled)
  })

  test('is not overwritten by a draft that knew nothing of it', async () => {
    const proposalId = await proposeAndApprove({ ...doubled, welcomePoints: 1 })
    editByHand(tripled)
    expect(await shop.askOps('settings.apply', { proposalId, by: '周总' })).toMatchObject({
      ok: false,
      error: { code: 'PROPOSAL_STALE' },
    })
    expect(await inForce()).toEqual(tripled)
  })

  test('is part of the history before a new draft is based on it', async () => {
    editByHand(tripled)
    const { proposal, effect } = await shop.ops('settings.propose', {
      ...proposing,
      value: { ...tripled, welcomePoints: 1 },
    })
    expect(proposal.baseVersion).toBe(3)
    expect(effect.changes).toEqual([{ path: 'welcomePoints', before: 20, after: 1 }])
  })

  test('that deletes the document is undone at the next tick, and a person is told', async () => {
    shop.database.remove('settings', 'points')
    forgetRules()
    await shop.tick()
    expect(await inForce()).toEqual(doubled)
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ alertId: 'setting-deleted:points' }])
    expect(await change(tripled)).toBe(3)
  })
})
