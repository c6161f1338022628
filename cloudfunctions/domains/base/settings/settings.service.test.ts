import fs from 'node:fs'
import path from 'node:path'
import { defaultPointsRules, pointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { nouns } from '../../../nouns'
import { UNVERIFIED } from '../../../platform/signed'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { registryOf } from './rule-registry'
import { rulesInForce } from './rules.service'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const HALF_A_MINUTE_MS = 30_000
const doubled = { ...defaultPointsRules, pointsPer100Yuan: 200 }
const proposing = { setting: 'points', value: doubled as unknown, by: '林店长', note: '周年庆双倍积分' }

const propose = async (change: Partial<typeof proposing> = {}) =>
  (await shop.ops('settings.propose', { ...proposing, ...change })).proposal.proposalId
const approve = (proposalId: string, by = '周总') => shop.askOps('settings.approve', { proposalId, by })
const apply = (proposalId: string) => shop.askOps('settings.apply', { proposalId, by: '周总' })
const inForce = () => rulesInForce(timerContext(), pointsRules)
const get = () => shop.ops('settings.get', { setting: 'points' })
const refusedWith = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })

async function change(value: unknown): Promise<number> {
  const proposalId = await propose({ value })
  await approve(proposalId)
  return (await shop.ops('settings.apply', { proposalId, by: '周总' })).version
}

describe('before anything was changed', () => {
  test('the built-in rules are in force as version 1', async () => {
    expect(await get()).toEqual({ setting: 'points', version: 1, value: defaultPointsRules })
    expect((await shop.ops('settings.history', { setting: 'points' })).versions).toMatchObject([
      { version: 1, value: defaultPointsRules, note: '出厂规则' },
    ])
  })

  test('the shape of a form comes along where it is asked for, with titles and limits', async () => {
    const { form } = await shop.ops('settings.get', { setting: 'targets', withForm: true })
    expect(form).toMatchObject({
      type: 'object',
      properties: {
        hysteresisPercent: { title: '换灯的余量', maximum: 20 },
        targets: { title: '目标', type: 'array' },
      },
    })
  })

  test('the list names every document', async () => {
    const { settings } = await shop.ops('settings.list', {})
    const about = '等级的门槛、保级值、积分倍数、升级礼、权益'
    expect(settings).toContainEqual({
      setting: 'tier',
      title: '会员等级',
      about,
      version: 1,
      isValid: true,
      problems: [],
    })
    expect(settings.map(({ setting }) => setting)).toEqual(
      (await registryOf(nouns)).documents.map(({ document }) => document.setting),
    )
  })
})

describe('a change', () => {
  test('goes through proposal, approval by another person, and application; it then holds and is in the history', async () => {
    const { proposal, effect } = await shop.ops('settings.propose', proposing)
    expect(proposal).toMatchObject({ status: 'draft', baseVersion: 1, proposedBy: `林店长 · ${UNVERIFIED}` })
    expect(effect.problems).toEqual([])
    expect(effect.changes).toEqual([{ path: 'pointsPer100Yuan', before: 100, after: 200 }])
    expect(effect.effects.length).toBeGreaterThan(0)
    expect(await inForce()).toEqual(defaultPointsRules)

    expect(await approve(proposal.proposalId)).toMatchObject({
      ok: true,
      data: { proposal: { approvedBy: `周总 · ${UNVERIFIED}` } },
    })
    expect(await inForce()).toEqual(defaultPointsRules)

    expect(await apply(proposal.proposalId)).toMatchObject({ ok: true, data: { version: 2 } })
    expect(await inForce()).toEqual(doubled)
    expect(await get()).toEqual({ setting: 'points', version: 2, value: doubled })
    expect((await shop.ops('settings.history', { setting: 'points' })).versions).toMatchObject([
      { version: 2, by: `林店长 · ${UNVERIFIED}`, approvedBy: `周总 · ${UNVERIFIED}`, note: '周年庆双倍积分' },
      { version: 1, value: defaultPointsRules },
    ])
  })

  test('reaches an instance that keeps the rules within half a minute', async () => {
    await inForce()
    const before = shop.stats.last()
    await inForce()
    expect(shop.stats.since(before)).toEqual([])
    const { _id, ...stored } = { _id: 'points', version: 2, value: doubled, digest: '', by: '', at: 0 }
    shop.database.put('settings', { _id, ...stored })
    expect(await inForce()).toEqual(defaultPointsRules)
    shop.clock.advance(HALF_A_MINUTE_MS)
    expect(await inForce()).toEqual(doubled)
  })

  test.each<[string, unknown, string]>([
    ['a wrong type', { ...defaultPointsRules, welcomePoints: '20' }, 'welcomePoints：类型不对，应为 数字'],
    ['an unknown key', { ...defaultPointsRules, $where: 'sleep(1)' }, '多了不认识的字段 $where'],
    ['a value out of range', { ...defaultPointsRules, validMonths: 0 }, 'validMonths：不能小于 1'],
    ['nothing', null, '整份规则'],
  ])('with %s is refused with the problem, and nothing is kept', async (_what, value, problem) => {
    expect(await shop.askOps('settings.propose', { ...proposing, value })).toMatchObject(
      refusedWith('SETTING_INVALID', { problem: expect.stringContaining(problem) }),
    )
    expect(shop.database.count('proposals')).toBe(0)
  })

  test('rules are data; text that looks like code stays text, and a field for code does not exist', async () => {
    const hostile = { ...defaultPointsRules, onEarn: 'process.exit(1)' }
    expect(await shop.askOps('settings.propose', { ...proposing, value: hostile })).toMatchObject(
      refusedWith('SETTING_INVALID'),
    )
    const [base, ...higher] = defaultTierRules.tiers
    const named = { ...defaultTierRules, tiers: [{ ...base, name: 'eval(1)' }, ...higher] }
    const { effect } = await shop.ops('settings.propose', { ...proposing, setting: 'tier', value: named })
    expect(effect.changes).toEqual([{ path: 'tiers.0.name', before: '素纸', after: 'eval(1)' }])
  })

  test('of an unknown document is refused', async () => {
    for (const setting of ['constructor', 'no-such']) {
      expect(await shop.askOps('settings.propose', { ...proposing, setting })).toMatchObject(
        refusedWith('SETTING_UNKNOWN'),
      )
    }
  })
})

describe('who and when', () => {
  test.each(['林店长', ' 林 店长 '])('nobody approves the own draft, also not as “%s”', async (by) => {
    expect(await approve(await propose(), by)).toMatchObject(
      refusedWith('PROPOSAL_NOT_READY', { problem: 'samePerson' }),
    )
  })

  test('a draft that nobody approved cannot be applied', async () => {
    expect(await apply(await propose())).toMatchObject(refusedWith('PROPOSAL_NOT_READY', { status: 'draft' }))
  })

  test('what was withdrawn can neither be approved nor applied', async () => {
    const proposalId = await propose()
    await shop.ops('settings.withdraw', { proposalId, by: '林店长' })
    expect(await approve(proposalId)).toMatchObject(refusedWith('PROPOSAL_NOT_READY', { status: 'withdrawn' }))
    expect(await apply(proposalId)).toMatchObject(refusedWith('PROPOSAL_NOT_READY', { status: 'withdrawn' }))
  })

  test('what is in force cannot be withdrawn any more', async () => {
    const proposalId = await propose()
    await approve(proposalId)
    await apply(proposalId)
    expect(await shop.askOps('settings.withdraw', { proposalId, by: '周总' })).toMatchObject(
      refusedWith('PROPOSAL_NOT_READY', { status: 'applied' }),
    )
  })

  test('a proposal that does not exist is refused', async () => {
    expect(await approve('prp_nothing')).toMatchObject(refusedWith('PROPOSAL_NOT_FOUND'))
  })

  test('a draft whose base has changed says so in its preview and cannot be applied', async () => {
    const proposalId = await propose()
    await approve(proposalId)
    await change({ ...defaultPointsRules, welcomePoints: 50 })
    const { effect } = await shop.ops('settings.preview', { proposalId })
    expect(effect.problems).toEqual(['起草时的版本是 1，现在是 2，需要基于新版本重新起草'])
    expect(await apply(proposalId)).toMatchObject(refusedWith('PROPOSAL_STALE', { baseVersion: 1, version: 2 }))
    expect((await inForce()).welcomePoints).toBe(50)
  })
})

describe('sent again, or by two at once', () => {
  test('the same request is answered the same at every step, and done once', async () => {
    const ids = { propose: shop.newRequestId(), approve: shop.newRequestId(), apply: shop.newRequestId() }
    const proposed = await shop.ops('settings.propose', proposing, ids.propose)
    const { proposalId } = proposed.proposal
    const approved = await shop.ops('settings.approve', { proposalId, by: '周总' }, ids.approve)
    const applied = await shop.ops('settings.apply', { proposalId, by: '周总' }, ids.apply)
    expect(await shop.ops('settings.apply', { proposalId, by: '周总' }, ids.apply)).toEqual(applied)
    expect((await shop.ops('settings.approve', { proposalId, by: '周总' }, ids.approve)).proposal).toMatchObject({
      approvedBy: approved.proposal.approvedBy,
    })
    expect((await shop.ops('settings.propose', proposing, ids.propose)).proposal.proposalId).toBe(proposalId)
    expect(shop.database.count('proposals')).toBe(1)
    expect(shop.database.count('history')).toBe(2)
  })

  test('of two operators who apply different drafts of the same version one wins, the other is told', async () => {
    const drafts = [await propose(), await propose({ value: { ...defaultPointsRules, welcomePoints: 50 } })]
    for (const proposalId of drafts) await approve(proposalId)
    const replies = await Promise.all(drafts.map(apply))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject(refusedWith('PROPOSAL_STALE'))
    expect(shop.database.find('history').map(({ version }) => version)).toEqual([1, 2])
    const winner = replies.findIndex(({ ok }) => ok)
    expect((await inForce()).welcomePoints).toBe(winner === 0 ? 20 : 50)
  })

  test('of two who apply the same draft one applies it, the other finds it applied', async () => {
    const proposalId = await propose()
    await approve(proposalId)
    const replies = await Promise.all([apply(proposalId), apply(proposalId)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const { error } = replies.find((reply) => !reply.ok) as { error: { code: string } }
    expect(['PROPOSAL_NOT_READY', 'PROPOSAL_STALE']).toContain(error.code)
    expect(shop.database.count('history')).toBe(2)
  })
})

describe('rolling back', () => {
  const rollBack = (toVersion: number, requestId?: string) =>
    shop.askOps('settings.rollBack', { setting: 'points', toVersion, by: '周总', note: '退回' }, requestId)

  test('puts the built-in rules or any other version in force again, as a new version', async () => {
    await change(doubled)
    expect(await rollBack(1)).toMatchObject({ ok: true, data: { version: 3 } })
    expect(await inForce()).toEqual(defaultPointsRules)
    expect(await rollBack(2)).toMatchObject({ ok: true, data: { version: 4 } })
    expect(await inForce()).toEqual(doubled)
  })

  test('the same request rolls back once, also after later versions', async () => {
    await change(doubled)
    const requestId = shop.newRequestId()
    const first = await rollBack(1, requestId)
    await change({ ...defaultPointsRules, welcomePoints: 50 })
    expect(await rollBack(1, requestId)).toEqual(first)
    expect((await inForce()).welcomePoints).toBe(50)
  })

  test('of two at once one wins', async () => {
    await change(doubled)
    const replies = await Promise.all([rollBack(1), rollBack(2)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find(({ ok }) => !ok)).toMatchObject(refusedWith('PROPOSAL_STALE'))
  })

  test('to a version that never was is refused', async () => {
    expect(await rollBack(9)).toMatchObject(refusedWith('VERSION_NOT_FOUND'))
  })

  test('to a version that today’s schema refuses is refused', async () => {
    await change(doubled)
    const [version] = shop.database.find('history', { query: { version: 2 } })
    shop.database.put('history', { ...version, _id: 'points:2', value: { ...doubled, retired: true } })
    expect(await rollBack(2)).toMatchObject(refusedWith('SETTING_INVALID'))
  })
})

test('the history is read in pages, newest first', async () => {
  for (let count = 0; count < 22; count += 1) await change({ ...defaultPointsRules, welcomePoints: count })
  const { versions } = await shop.ops('settings.history', { setting: 'points' })
  expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, index) => 23 - index))
  const older = await shop.ops('settings.history', { setting: 'points', beforeVersion: 4 })
  expect(older.versions.map(({ version }) => version)).toEqual([3, 2, 1])
})

test('nothing in the functions or the rules turns text into code', () => {
  const sources = ['cloudfunctions', 'shared'].flatMap((root) =>
    fs
      .readdirSync(path.join(__dirname, '../../../..', root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  expect(sources.length).toBeGreaterThan(50)
  const evaluates = /\beval\s*\(|new Function\b|from '(node:)?vm'|\bFunction\s*\(/
  expect(sources.filter((file) => evaluates.test(fs.readFileSync(file, 'utf8')))).toEqual([])
})
