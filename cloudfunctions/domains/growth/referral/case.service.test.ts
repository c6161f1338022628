import { defaultDetectionRules } from '#shared/growth/referral/signals/rules'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { aClerk, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { forgetReferralSignalsJob, lapseReferralsJob } from './case.jobs'
import { detect } from './detect.service'
import { aHeldCase, buys, ONE_PHONE, verdictOf } from './testing/held'
import { bondOf, DAY_MS, openProgramme, sweep } from './testing/programme'

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  openProgramme(shop, { holdDays: 0, ladder: [] })
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const decide = (caseId: string, decision: 'release' | 'refuse', own: { bondIds?: string[] } = {}, requestId?: string) =>
  shop.ops('referral.decideCase', { caseId, decision, note: '看过小票', by: '周总', ...own }, requestId)
const stateOf = (memberId: string) => bondOf(shop, memberId)?.state
const auditsOf = (subject: string) => shop.database.find('audits', { query: { subject } })
const run = (job: typeof lapseReferralsJob) =>
  runJob({ ...timerContext(), requestId: shop.newRequestId() }, [job], job.name)

describe('a case', () => {
  test('stands in the list with what its bonds have in common, and tells every signal in words', async () => {
    const { held, caseId } = await aHeldCase(shop, clerk, 3)
    const { cases } = await shop.ops('referral.listCases', {})
    expect(cases).toMatchObject([{ caseId, title: '同一台手机', isOpen: true, open: 2, lapsesAt: expect.any(Number) }])
    const told = await shop.ops('referral.getCase', { caseId })
    expect(told.bonds.map(({ bondId }) => bondId)).toEqual([...held].sort())
    expect(told.bonds[0]).toMatchObject({ state: 'held', decision: null, act: { kind: 'purchase', storeId: EAST } })
    // Staff can ask for the two at the counter.
    for (const { inviterName, friendName } of told.bonds)
      expect([inviterName, friendName].join()).toMatch(/^会员 .+,会员 .+$/)
    const signals = told.bonds[0]?.signals ?? []
    expect(signals.find(({ key }) => key === 'sameDevice')).toEqual({
      key: 'sameDevice',
      title: '好友和邀请人用同一台手机',
      valueText: '是',
      thresholdText: '相同',
      value: 1,
      threshold: 1,
      contribution: 2,
    })
    const weights = signals.map(({ contribution }) => Math.abs(contribution))
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(JSON.stringify(told)).not.toContain(ONE_PHONE)
  })

  test('of many bonds is decided in parts that the service carries, and a request that died goes on', async () => {
    const { held, caseId } = await aHeldCase(shop, clerk, 9)
    expect(held.length).toBeGreaterThan(6)
    const requestId = shop.newRequestId()
    shop.faults.add({ kind: 'crashAfter', match: { action: 'database.commitTransaction' }, nth: 2 })
    const ask = () =>
      shop.askOps('referral.decideCase', { caseId, decision: 'release', note: '看过', by: '周总' }, requestId)
    expect(await ask()).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(await ask()).toMatchObject({ ok: true, data: { decided: held.length, left: 0 } })
    expect(await ask()).toMatchObject({ ok: true, data: { decided: held.length, left: 0 } })
    expect(held.map(stateOf)).not.toContain('held')
    expect(shop.largestTransaction()).toBeLessThanOrEqual(40)
  })

  test('that somebody looked at is on record', async () => {
    const { caseId } = await aHeldCase(shop, clerk, 2)
    await shop.ops('referral.getCase', { caseId })
    expect(auditsOf(caseId)).toMatchObject([{ action: 'referral.getCase', actor: 'console' }])
  })

  test('is for headquarters and the console, not for the till', async () => {
    const { caseId } = await aHeldCase(shop, clerk, 2)
    expect(await clerk.ask('referral.getCase', { caseId })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    const board = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    expect((await board.call('referral.getCase', { caseId })).bonds).toHaveLength(1)
  })

  test('that nobody knows is refused', async () => {
    expect(await shop.askOps('referral.getCase', { caseId: 'device:none' })).toMatchObject({
      error: { code: 'CASE_NOT_FOUND' },
    })
  })

  test('opens again when more of the same come', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 2)
    await decide(caseId, 'release')
    expect((await shop.ops('referral.listCases', {})).cases).toEqual([])
    expect((await shop.ops('referral.listCases', { state: 'closed' })).cases).toMatchObject([
      { released: 1, lapsesAt: null },
    ])
    const again = await aHeldCase(shop, clerk, 1)
    expect(again.caseId).toBe(caseId)
    expect((await shop.ops('referral.listCases', {})).cases).toMatchObject([{ caseId, open: 1, released: 1 }])
    expect(held).toHaveLength(1)
  })
})

describe('a decision', () => {
  test('to release gives both sides what was announced, at once', async () => {
    const { caseId, held, inviter } = await aHeldCase(shop, clerk, 3)
    expect(await decide(caseId, 'release')).toEqual({ decided: 2, left: 0 })
    await sweep(shop, detect)
    for (const memberId of held) expect(stateOf(memberId)).toBe('rewarded')
    // The first one on the phone is in doubt and waits for what the friend does next.
    expect((await inviter.call('points.getBalance', {})).available).toBe(20 + 2 * 50)
  })

  test('to refuse gives nobody anything, and accuses nobody', async () => {
    const { caseId, held, inviter } = await aHeldCase(shop, clerk, 3)
    await decide(caseId, 'refuse')
    await sweep(shop, detect)
    for (const memberId of held) expect(stateOf(memberId)).toBe('refused')
    expect((await inviter.call('points.getBalance', {})).available).toBe(20)
    const { friends } = await inviter.call('referral.getInvite', {})
    expect(JSON.stringify(friends)).not.toMatch(/作弊|刷|违规|看过小票/)
  })

  test('stands in the case with its reason, and on record with who made it', async () => {
    const { caseId } = await aHeldCase(shop, clerk, 2)
    await decide(caseId, 'refuse')
    const { decisions } = await shop.ops('referral.getCase', { caseId })
    expect(decisions).toEqual([
      { decision: 'refused', bonds: 1, by: '周总 · 控制台（未核实）', note: '看过小票', at: shop.clock.now() },
    ])
    expect(auditsOf(caseId)).toMatchObject([{ action: 'referral.decideCase' }, { action: 'referral.getCase' }])
  })

  test('may take some of a case and leave the rest', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 4)
    const [one = '', ...others] = held
    expect(await decide(caseId, 'release', { bondIds: [one] })).toEqual({ decided: 1, left: 2 })
    expect(stateOf(one)).toBe('holding')
    for (const memberId of others) expect(stateOf(memberId)).toBe('held')
    expect(await decide(caseId, 'refuse')).toEqual({ decided: 2, left: 0 })
  })

  test('sent again answers the same and changes nothing; made anew it finds nothing to decide', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 2)
    const requestId = shop.newRequestId()
    const first = await decide(caseId, 'release', {}, requestId)
    expect(await decide(caseId, 'release', {}, requestId)).toEqual(first)
    const other = await shop.askOps('referral.decideCase', { caseId, decision: 'refuse', note: '再看', by: '周总' })
    expect(other).toMatchObject({ ok: false, error: { code: 'CASE_SETTLED' } })
    expect(stateOf(held[0] ?? '')).toBe('holding')
  })

  test('of two people at once: one is made, the other is told', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 3)
    const ask = (decision: 'release' | 'refuse') =>
      shop.askOps('referral.decideCase', { caseId, decision, note: '同时', by: '周总' })
    const replies = await Promise.all([ask('release'), ask('refuse')])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(held.map(stateOf)).size).toBe(1)
    expect(shop.database.get('referral_cases', caseId)).toMatchObject({ open: 0 })
  })

  test('about a bond that a refund has ended meanwhile is none: it leaves the case', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 3)
    const [given = '', kept = ''] = held
    const purchaseId = bondOf(shop, given)?.act?.sourceId ?? ''
    await clerk.call('purchase.refund', { purchaseId, amountFen: 3_000, note: '退货' })
    await sweep(shop, detect)
    expect(stateOf(given)).toBe('cancelled')
    expect(await decide(caseId, 'release')).toEqual({ decided: 1, left: 0 })
    expect([stateOf(given), stateOf(kept)]).toEqual(['cancelled', 'holding'])
    expect(verdictOf(shop, given)?.standing).toBe('lapsed')
  })
})

describe('undecided', () => {
  test('a bond lapses after thirty days, in the members’ favor, not before', async () => {
    const { caseId, held } = await aHeldCase(shop, clerk, 2)
    shop.clock.advance(29 * DAY_MS)
    await run(lapseReferralsJob)
    expect(verdictOf(shop, held[0] ?? '')?.standing).toBe('waiting')
    shop.clock.advance(DAY_MS)
    await run(lapseReferralsJob)
    await sweep(shop, detect)
    expect(verdictOf(shop, held[0] ?? '')?.standing).toBe('lapsed')
    expect(stateOf(held[0] ?? '')).toBe('rewarded')
    expect(shop.database.get('referral_cases', caseId)).toMatchObject({
      isOpen: false,
      open: 0,
      lapsed: 1,
      lapsesAt: null,
    })
    expect(auditsOf(held[0] ?? '')).toMatchObject([{ action: 'referral.lapse', actor: 'timer' }])
  })

  test('what was released by the job of bonds first is closed by this one all the same', async () => {
    const { held } = await aHeldCase(shop, clerk, 2)
    shop.clock.advance(31 * DAY_MS)
    await sweep(shop, detect)
    await run(lapseReferralsJob)
    expect([stateOf(held[0] ?? ''), verdictOf(shop, held[0] ?? '')?.standing]).toEqual(['rewarded', 'lapsed'])
  })

  test('verdicts and tallies are forgotten when they are old', async () => {
    await aHeldCase(shop, clerk, 2)
    shop.clock.advance(179 * DAY_MS)
    await run(forgetReferralSignalsJob)
    expect(shop.database.count('referral_verdicts')).toBe(2)
    shop.clock.advance(2 * DAY_MS)
    await run(forgetReferralSignalsJob)
    expect([shop.database.count('referral_verdicts'), shop.database.count('referral_signals')]).toEqual([0, 0])
  })
})

test('false alarms are measured, as a whole and by signal', async () => {
  const { caseId, held } = await aHeldCase(shop, clerk, 4)
  await decide(caseId, 'release', { bondIds: held.slice(0, 1) })
  await decide(caseId, 'refuse', { bondIds: held.slice(1, 2) })
  const report = await shop.ops('referral.reportDetection', {})
  expect(report).toMatchObject({ judged: 4, held: 3, open: 1, released: 1, refused: 1, lapsed: 0 })
  const of = (key: string) => report.signals.find((signal) => signal.key === key)
  expect(of('sharedDevice')).toMatchObject({ held: 3, released: 1, refused: 1, falseAlarmPercent: 50 })
  expect(of('samePayer')).toMatchObject({ held: 0, falseAlarmPercent: null })
})

describe('other rules', () => {
  const lenient = { ...defaultDetectionRules, holdFromScore: 50, strongFromScore: 60 }
  const strict = { ...defaultDetectionRules, holdFromScore: 1 }

  test('are tried on what was judged before, and change nothing', async () => {
    const { caseId, held, friends } = await aHeldCase(shop, clerk, 4)
    await decide(caseId, 'refuse', { bondIds: held.slice(0, 1) })
    const before = shop.database.dump()
    const without = await shop.ops('referral.simulateDetection', { rules: lenient })
    expect(without).toMatchObject({
      bonds: 4,
      heldBefore: 3,
      heldAfter: 0,
      noLongerHeld: 3,
      noLongerHeldThoughRefused: 1,
    })
    expect(without.changes.map(({ bondId }) => bondId).sort()).toEqual([...held].sort())
    const more = await shop.ops('referral.simulateDetection', { rules: strict })
    expect(more).toMatchObject({ newlyHeld: 1, changes: [{ bondId: friends[0], isHeldAfter: true }] })
    expect(shop.database.dump()).toEqual(before)
  })

  test('are proposed like all rules, with what they would have done', async () => {
    await aHeldCase(shop, clerk, 3)
    const change = { setting: 'referral-detection', value: lenient, by: '周总', note: '放宽' }
    const { effect } = await shop.ops('settings.propose', change)
    expect(effect.effects).toMatchObject([
      { count: 3 },
      { count: 2 },
      { count: 0 },
      { count: 0 },
      { count: 0 },
      { count: null },
    ])
  })

  test('that are not valid are not tried', async () => {
    const rules = { ...defaultDetectionRules, holdFromScore: 0 }
    expect(await shop.askOps('referral.simulateDetection', { rules })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    })
  })
})

test('a bond that the till has just brought waits for its next tick before it can be decided', async () => {
  const { inviter, caseId } = await aHeldCase(shop, clerk, 2)
  const home = await shop.phone().call('home.open', { entrance: { inviter: inviter.code, deviceKey: ONE_PHONE } })
  await buys(shop, clerk, home.memberId)
  await sweep(shop, async (context, bond) => {
    await detect(context, bond)
    throw new Error('the process died')
  }).catch(() => undefined)
  expect(stateOf(home.memberId)).toBe('qualified')
  expect(await decide(caseId, 'release', { bondIds: [home.memberId] }).catch(({ message }) => message)).toContain(
    'CASE_SETTLED',
  )
  await sweep(shop, detect)
  expect(await decide(caseId, 'release')).toMatchObject({ decided: 2 })
})
