import { type ActionName, appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { actorFieldsOf, UNVERIFIED } from '../../../platform/signed'
import { type Browser, openBrowser } from '../../../testing/browser'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores, type Person } from '../staff/testing/shop-floor'

// Who did something is who the platform says it was; a name in the input is nobody's.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

const aSegment = (segmentId: string) => ({
  segmentId,
  name: '新会员',
  note: '测试',
  condition: { kind: 'joined', when: { withinDays: 366 } } as const,
})
const changed = { setting: 'points', value: { ...defaultPointsRules, welcomePoints: 30 }, note: '试试' }

async function anOwner(name: string): Promise<{ person: Person; browser: Browser }> {
  const person = await aMember(shop)
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await person.call('grant.claimOwner', { code, name })
  const browser = openBrowser(shop)
  await browser.signIn(person)
  return { person, browser }
}

test('headquarters on a phone act under their own name, whatever they send', async () => {
  const boss = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  expect((await boss.call('segment.save', { ...aSegment('seg_a'), by: '别人' })).segment.by).toBe('小林')
  expect((await boss.call('segment.save', aSegment('seg_b'))).segment.by).toBe('小林')
})

test('whoever is signed in at the desk acts under the own name, and the record has the person', async () => {
  const { person, browser } = await anOwner('周总')
  const { proposal } = await browser.call('settings.propose', { ...changed, by: '林店长' })
  expect(proposal.proposedBy).toBe('周总')
  await browser.call('staff.saveStore', {
    ...{ storeId: 'str_new', name: '新店', region: '华东', address: '新街 1 号' },
  })
  expect(shop.database.find('audits').find(({ subject }) => subject === 'str_new')).toMatchObject({
    actor: person.memberId,
  })
})

test('a name typed in the console is kept as no more than that, also where it stands beside the input', async () => {
  const typed = { ...aSegment('seg_a'), by: '王运营' }
  expect((await shop.ops('segment.save', typed)).segment.by).toBe(`王运营 · ${UNVERIFIED}`)
  expect((await shop.ops('segment.save', aSegment('seg_b'))).segment.by).toBe(UNVERIFIED)
  const event = { action: 'segment.save', input: aSegment('seg_c'), requestId: shop.newRequestId(), by: '王运营' }
  expect(await shop.manage(event, 'ops')).toMatchObject({ data: { segment: { by: `王运营 · ${UNVERIFIED}` } } })
})

test('nothing that steers the shop has a field for who does it that is believed', () => {
  const names = Object.keys(appContract) as ActionName[]
  const believed = names.filter((name) => {
    const spec = appContract[name] as ActionSpec
    const shape = 'shape' in spec.input ? (spec.input.shape as Record<string, { type?: string }>) : {}
    const typed = ['by', 'who'].filter((field) => shape[field] !== undefined && !actorFieldsOf(spec).includes(field))
    return spec.right !== undefined && typed.length > 0
  })
  // These name something else: the noun that answers a fact, the figure to sort by, and how long a period is.
  expect(believed).toEqual([
    'report.getRetention',
    'score.listWarnings',
    'facts.runAgain',
    'figure.getBoard',
    'figure.getSeries',
    'figure.getCauses',
  ])
})

describe('four eyes on rules, once the shop has an owner', () => {
  test('the console proposes, and does not agree', async () => {
    const { browser } = await anOwner('周总')
    const { proposal } = await shop.ops('settings.propose', { ...changed, by: '林店长' })
    const { proposalId } = proposal
    expect(await shop.askOps('settings.approve', { proposalId, by: '周总' })).toMatchObject({
      error: { code: 'PROPOSAL_NOT_READY', details: { problem: 'personNeeded' } },
    })
    expect((await browser.call('settings.approve', { proposalId })).proposal.approvedBy).toBe('周总')
    expect(await shop.askOps('settings.apply', { proposalId })).toMatchObject({ ok: true })
  })

  test('who proposed does not agree, under any name; another person does', async () => {
    const [first, second] = [await anOwner('周总'), await anOwner('陈总')]
    const { proposalId } = (await first.browser.call('settings.propose', changed)).proposal
    expect(await first.browser.ask('settings.approve', { proposalId, by: '陈总' })).toMatchObject({
      error: { code: 'PROPOSAL_NOT_READY', details: { problem: 'samePerson' } },
    })
    expect(await second.browser.ask('settings.approve', { proposalId })).toMatchObject({ ok: true })
  })

  test('what was approved by older rules is not applied on newer ones', async () => {
    const { browser } = await anOwner('周总')
    const ids: string[] = []
    for (const note of ['一', '二'])
      ids.push((await shop.ops('settings.propose', { ...changed, note })).proposal.proposalId)
    for (const proposalId of ids) await browser.call('settings.approve', { proposalId })
    const [one = '', two = ''] = ids
    await browser.call('settings.apply', { proposalId: one })
    expect(await browser.ask('settings.apply', { proposalId: two })).toMatchObject({
      error: { code: 'PROPOSAL_STALE' },
    })
  })

  test('a shop of one says so in the open, waits, and each version that came so says it', async () => {
    const { person, browser } = await anOwner('周总')
    const single = { setting: 'approvals', value: { mode: 'single', delayHours: 24 }, note: '只有我一个人' }
    const opened = (await shop.ops('settings.propose', single)).proposal.proposalId
    await browser.call('settings.approve', { proposalId: opened })
    await browser.call('settings.apply', { proposalId: opened })
    const { proposalId } = (await browser.call('settings.propose', changed)).proposal
    expect(await browser.ask('settings.approve', { proposalId })).toMatchObject({
      error: { details: { problem: 'tooEarly' } },
    })
    shop.clock.advance(24 * 3_600_000)
    await browser.signIn(person)
    expect((await browser.call('settings.approve', { proposalId })).proposal.approvedBy).toBe('周总（单人批准）')
    await browser.call('settings.apply', { proposalId })
    expect((await shop.ops('settings.history', { setting: 'points' })).versions[0]).toMatchObject({
      approvedBy: '周总（单人批准）',
    })
  })
})
