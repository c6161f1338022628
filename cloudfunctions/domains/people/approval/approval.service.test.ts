import { defaultPointsRules } from '#shared/ledger/points/rules'
import { nouns } from '../../../nouns'
import { jobsOf } from '../../../platform/noun/job'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { draftTemplate, templateRules } from '../../loyalty/coupon/testing/a-template'
import { aMember, openStores, type Person } from '../staff/testing/shop-floor'
import { anOwner, approve, type Desk, proposalOf, somebody } from './testing/people'

// What costs money is done when two persons want it, and exactly once.

const DAY_MS = 86_400_000

let shop: Shop
let goBack: () => void
let owner: Desk
let clerkOfMoney: Desk
let other: Desk
let member: Person
let templateId: string
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
  templateId = await draftTemplate(shop)
  member = await aMember(shop)
  owner = await anOwner(shop)
  clerkOfMoney = await somebody(shop, owner, { name: '小吴', money: 'operator', coupons: 'operator' })
  other = await somebody(shop, owner, { name: '林店长', money: 'approver', coupons: 'approver' })
  const data = shop.remember()
  const keys = [owner, clerkOfMoney, other].map(({ browser }) => ({ browser, token: browser.token }))
  goBack = () => {
    data()
    for (const { browser, token } of keys) browser.token = token
  }
})
beforeEach(() => goBack())
afterAll(() => shop.close())

const adjusting = (points: number) => ({ memberId: member.memberId, points, note: '补记' })
const ask = (desk: Desk, points: number, requestId?: string) =>
  desk.browser.ask('points.adjust', adjusting(points), requestId)
const pointsOf = async (person: Person) => (await person.call('points.getBalance', {})).available
const settle = async () => {
  await runJob({ ...timerContext(), requestId: shop.newRequestId() }, await jobsOf(nouns), 'settle-approvals')
}
const refused = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })
const changeRules = async (setting: string, value: object) => {
  const { proposal } = await shop.ops('settings.propose', { setting, value, note: '改' })
  expect(await approve(owner, proposal.proposalId)).toMatchObject({ ok: true })
  shop.coolDown()
}
const TEMPLATE_SETTING = 'coupon-template:twenty'

describe('an act that costs money', () => {
  test('is done at once below its limit, and waits above it, with what it would do in words', async () => {
    expect(await ask(clerkOfMoney, 400)).toMatchObject({ ok: true })
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    const before = await pointsOf(member)
    expect(await other.browser.call('approval.list', { isOpen: true })).toMatchObject({
      approvals: [{ approvalId, title: '人工调整积分', by: '小吴', note: '补记', own: { mayApprove: true } }],
    })
    expect(await other.browser.call('approval.get', { approvalId })).toMatchObject({
      effect: { sentences: [expect.stringContaining('加 5000 积分')], cost: { kind: 'points', points: 5_000 } },
    })
    expect(await approve(other, approvalId)).toMatchObject({ data: { approval: { status: 'done' } } })
    expect((await pointsOf(member)) - before).toBe(5_000)
  })

  test('that was refused has used up nothing of what one person may do alone', async () => {
    const nobody = { memberId: 'mem_ZZZZZZZZZZ', points: 900, note: '补记' }
    for (const _time of [1, 2]) {
      expect(await clerkOfMoney.browser.ask('points.adjust', nobody)).toMatchObject({
        error: { code: 'MEMBER_NOT_FOUND' },
      })
    }
    expect(await ask(clerkOfMoney, 900)).toMatchObject({ ok: true })
    expect(await ask(clerkOfMoney, 900)).toMatchObject(refused('APPROVAL_NEEDED'))
  })

  test('is found however many others were asked for since, page by page', async () => {
    const first = await proposalOf(ask(clerkOfMoney, 5_000))
    const kept = shop.database.get('approvals', first)
    const ids = [first]
    // Two at a time: the end of the first page falls between two of one instant.
    for (let index = 1; index < 61; index += 1) {
      const _id = `apr_more${index}`
      shop.database.put('approvals', { ...kept, _id, at: Number(kept?.at) + Math.ceil(index / 2) })
      ids.push(_id)
    }
    const seen: string[] = []
    let beforeAt: number | null | undefined
    while (beforeAt !== null) {
      const page: { approvals: { approvalId: string }[]; nextBeforeAt: number | null } = await other.browser.call(
        'approval.list',
        { isOpen: true, ...(beforeAt !== undefined && { beforeAt }) },
      )
      seen.push(...page.approvals.map(({ approvalId }) => approvalId))
      beforeAt = page.nextBeforeAt
    }
    expect(seen.sort()).toEqual(ids.sort())
  })

  test('many small ones of a day are a large one; the next day begins anew', async () => {
    for (const points of [600, -400]) expect(await ask(clerkOfMoney, points)).toMatchObject({ ok: true })
    await proposalOf(ask(clerkOfMoney, 1))
    // Somebody else has a day of their own.
    expect(await ask(other, 1)).toMatchObject({ ok: true })
    shop.clock.advance(DAY_MS)
    await clerkOfMoney.browser.signIn(clerkOfMoney.person)
    expect(await ask(clerkOfMoney, 1_000)).toMatchObject({ ok: true })
  })

  test('sent again it is the same proposal, then the same answer as if it had been let through', async () => {
    const requestId = shop.newRequestId()
    const first = await proposalOf(ask(clerkOfMoney, 5_000, requestId))
    expect(await proposalOf(ask(clerkOfMoney, 5_000, requestId))).toBe(first)
    expect(await ask(clerkOfMoney, 6_000, requestId)).toMatchObject(refused('REQUEST_ID_USED'))
    await approve(other, first)
    const balance = await pointsOf(member)
    expect(await ask(clerkOfMoney, 5_000, requestId)).toMatchObject({ data: { entryId: `adjustment:${requestId}` } })
    expect(await pointsOf(member)).toBe(balance)
  })

  test('let through before midnight and sent again after it, it is the same act, not one of the new day', async () => {
    const requestId = shop.newRequestId()
    expect(await ask(clerkOfMoney, 1_000, requestId)).toMatchObject({ ok: true })
    shop.clock.advance(DAY_MS)
    await clerkOfMoney.browser.signIn(clerkOfMoney.person)
    const balance = await pointsOf(member)
    expect(await ask(clerkOfMoney, 1_000, requestId)).toMatchObject({ data: { entryId: `adjustment:${requestId}` } })
    expect(await pointsOf(member)).toBe(balance)
    expect(await ask(clerkOfMoney, 1_000)).toMatchObject({ ok: true })
  })

  test('is done under the name of who asked for it, and who agreed is on record beside them', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    await approve(other, approvalId)
    const lines = shop.database.find('audits').map(({ action, actor, subject }) => ({ action, actor, subject }))
    const [asker, agreer] = [clerkOfMoney.person.memberId, other.person.memberId]
    expect(lines).toEqual(
      expect.arrayContaining([
        { action: 'approval.propose', actor: asker, subject: approvalId },
        { action: 'approval.approve', actor: agreer, subject: approvalId },
        { action: 'approval.carryOut', actor: agreer, subject: approvalId },
        { action: 'points.adjust', actor: asker, subject: member.memberId },
      ]),
    )
  })

  test('that the shop refuses by then is over, and says why', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    await member.call('member.close', { confirm: '注销' })
    expect(await approve(other, approvalId)).toMatchObject({
      data: { approval: { status: 'failed', outcome: { code: 'MEMBER_CLOSED' } } },
    })
  })

  test('keeps what it was asked with out of sight, and not longer than it is needed', async () => {
    const approvalId = await proposalOf(
      clerkOfMoney.browser.ask('points.adjust', { ...adjusting(5_000), note: '客人张三来电' }),
    )
    const stored = () => shop.database.get('approvals', approvalId) as Record<string, unknown>
    expect(String(stored().inputSealed)).not.toContain('points')
    await other.browser.call('approval.refuse', { approvalId, note: '没有凭据' })
    expect(stored().inputSealed).toBeNull()
  })
})

describe('who agrees', () => {
  test('is never who asked, under any record of theirs, and holds the right as approver', async () => {
    const mine = await proposalOf(ask(other, 5_000))
    expect(await approve(other, mine)).toMatchObject(refused('PROPOSAL_NOT_READY', { problem: 'samePerson' }))
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    expect(await approve(clerkOfMoney, approvalId)).toMatchObject(refused('NOT_ALLOWED'))
    const stranger = await somebody(shop, owner, { name: '小陈', rules: 'approver' })
    expect(await stranger.browser.ask('approval.get', { approvalId })).toMatchObject(refused('NOT_ALLOWED'))
    expect(await stranger.browser.call('approval.list', { isOpen: true })).toMatchObject({ approvals: [] })
  })

  test('is not the person who asked with another phone, whose records were merged since', async () => {
    const approvalId = await proposalOf(ask(other, 5_000))
    // The same person has two records: the one that asked is merged into the one that agrees.
    await shop.ops('member.merge', { from: other.person.memberId, into: owner.person.memberId, note: '同一人' })
    expect(await approve(owner, approvalId)).toMatchObject(refused('PROPOSAL_NOT_READY', { problem: 'samePerson' }))
    expect(shop.database.get('approvals', approvalId)).toMatchObject({ status: 'open' })
  })

  test('agrees by the rights of this moment: those of the approver, and of who asked', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    const { effect } = await other.browser.call('approval.get', { approvalId })
    await owner.person
      .call('grant.give', { memberId: other.person.memberId, name: '林店长', grants: [] })
      .catch(() => 0)
    expect(await other.browser.ask('approval.approve', { approvalId, seen: effect?.seen ?? '' })).toMatchObject(
      refused('NOT_ALLOWED'),
    )
    await owner.person.call('grant.take', { memberId: clerkOfMoney.person.memberId })
    expect(await approve(owner, approvalId)).toMatchObject(refused('APPROVAL_NOT_POSSIBLE'))
    expect(await owner.browser.ask('approval.refuse', { approvalId, note: '人已离职' })).toMatchObject({ ok: true })
  })

  test('is an identified person also for what was typed in the console', async () => {
    const approvalId = await proposalOf(shop.askOps('points.adjust', adjusting(5_000)))
    expect(await approve(owner, approvalId)).toMatchObject({
      data: { approval: { status: 'done', by: '控制台（未核实）' } },
    })
  })

  test('may be on the phone', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    const { effect } = await owner.person.call('approval.get', { approvalId })
    await owner.person.call('approval.approve', { approvalId, seen: effect?.seen ?? '' })
    expect(shop.database.get('entries', `adjustment:${approvalId.slice('apr_'.length)}`)).toMatchObject({
      memberId: member.memberId,
    })
  })

  test('of two at once one agrees, and it is done once', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    const before = await pointsOf(member)
    const replies = await Promise.all([approve(other, approvalId), approve(owner, approvalId)])
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1)
    expect((await pointsOf(member)) - before).toBe(5_000)
    expect(await approve(owner, approvalId)).toMatchObject(refused('APPROVAL_OVER', { status: 'done' }))
  })
})

describe('what was seen', () => {
  test('is what is agreed to: where the effect is another one by now, the approver looks again', async () => {
    const going = { templateId, state: 'live' as const, note: '开售' }
    const approvalId = await proposalOf(clerkOfMoney.browser.ask('coupon.setTemplateState', going))
    const { effect } = await other.browser.call('approval.get', { approvalId })
    expect(effect?.sentences).toEqual(expect.arrayContaining([expect.stringContaining('100 张')]))
    await changeRules(TEMPLATE_SETTING, templateRules({ limits: { stock: 5_000 } }))
    expect(await other.browser.ask('approval.approve', { approvalId, seen: effect?.seen ?? '' })).toMatchObject(
      refused('APPROVAL_CHANGED'),
    )
    expect(shop.database.get('coupon_templates', templateId)).toMatchObject({ state: 'draft' })
    expect(await approve(other, approvalId)).toMatchObject({ data: { approval: { status: 'done' } } })
    expect(shop.database.get('coupon_templates', templateId)).toMatchObject({ state: 'live' })
  })

  test('a new coupon goes on sale with the one approval that it was written with', async () => {
    const rules = templateRules({ limits: { stock: 40 } })
    const launching = { templateId: 'tpl_winter', rules, note: '入冬' }
    const approvalId = await proposalOf(clerkOfMoney.browser.ask('coupon.launch', launching))
    expect(shop.database.get('coupon_templates', 'tpl_winter')).toBeNull()
    const { effect } = await other.browser.call('approval.get', { approvalId })
    expect(effect?.sentences[0]).toContain('批准以后马上上线')
    expect(effect?.changes).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'limits' })]))
    // It is claimed: on which day it would give itself means nothing.
    expect(effect?.changes.map(({ path }) => path)).not.toContain('grants')
    expect(effect?.cost).toMatchObject({ kind: 'fen' })
    expect(await approve(other, approvalId)).toMatchObject({ data: { approval: { status: 'done' } } })
    expect(shop.database.get('coupon_templates', 'tpl_winter')).toMatchObject({ state: 'live', version: 1 })
    expect((await member.call('coupon.listCentre', {})).templates.map((each) => each.templateId)).toContain(
      'tpl_winter',
    )
    const { versions } = await shop.ops('settings.history', { setting: 'coupon-template:winter' })
    expect(versions).toMatchObject([{ version: 1, by: '小吴', approvedBy: '林店长' }])
    expect(await clerkOfMoney.browser.ask('coupon.launch', launching)).toMatchObject(refused('TEMPLATE_EXISTS'))
    expect(auditShop(shop)).toEqual([])
  })

  test('may be asked for again and again while somebody waits: no look and no line is kept of it', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    const before = shop.database.find('audits', {}).length
    for (let times = 0; times < 3; times += 1) await clerkOfMoney.browser.call('approval.get', { approvalId })
    expect(shop.database.find('audits', {})).toHaveLength(before)
  })

  test('to pause is free; codes, and going back to earlier rules, always wait', async () => {
    const codes = { templateId, count: 3, note: '地推' }
    expect(await clerkOfMoney.browser.ask('coupon.generateCodes', codes)).toMatchObject(refused('CLAIM_OTHER_WAY'))
    await changeRules(TEMPLATE_SETTING, templateRules({ ways: ['code'] }))
    const made = await approve(other, await proposalOf(clerkOfMoney.browser.ask('coupon.generateCodes', codes)))
    expect(made).toMatchObject({ data: { approval: { outcome: { code: null } } } })
    const batchId = made.ok ? (made.data.approval.outcome?.resultId ?? '') : ''
    expect((await clerkOfMoney.browser.call('coupon.listCodes', { batchId })).codes).toHaveLength(3)
    const paused = { templateId, state: 'paused' as const, note: '先停' }
    expect(await clerkOfMoney.browser.ask('coupon.setTemplateState', paused)).toMatchObject(
      refused('TEMPLATE_EDIT_REFUSED'),
    )
    const { proposal } = await shop.ops('settings.propose', proposing)
    await approve(owner, proposal.proposalId)
    const back = await proposalOf(
      owner.browser.ask('settings.rollBack', { setting: 'points', toVersion: 1, note: '改回去' }),
    )
    expect(await approve(owner, back)).toMatchObject(refused('PROPOSAL_NOT_READY', { problem: 'samePerson' }))
    const second = await anOwner(shop, '陈总')
    const { effect } = await second.browser.call('approval.get', { approvalId: back })
    const { welcomePoints } = defaultPointsRules
    expect(effect?.changes).toEqual([{ path: 'welcomePoints', before: 30, after: welcomePoints }])
    expect(await approve(second, back)).toMatchObject({ data: { approval: { status: 'done' } } })
    expect((await shop.ops('settings.history', { setting: 'points' })).versions[0]).toMatchObject({
      version: 3,
      approvedBy: '陈总',
    })
  })
})

const value = { ...defaultPointsRules, welcomePoints: 30 }
const proposing = { setting: 'points', value, note: '试试' }

describe('a change of rules', () => {
  test('is in the same list, and is in force when somebody agrees', async () => {
    const { proposal } = await shop.ops('settings.propose', { ...proposing, by: '小吴' })
    const [line] = (await owner.browser.call('approval.list', { isOpen: true })).approvals
    expect(line).toMatchObject({ approvalId: proposal.proposalId, kind: 'rules', own: { mayApprove: true } })
    expect(await other.browser.call('approval.list', { isOpen: true })).toMatchObject({ approvals: [] })
    expect(await approve(owner, proposal.proposalId)).toMatchObject({ data: { approval: { status: 'done' } } })
    expect(await shop.ops('settings.get', { setting: 'points' })).toMatchObject({ version: 2, value })
    const { approvals } = await owner.browser.call('approval.list', { isOpen: false })
    expect(approvals.find(({ approvalId }) => approvalId === proposal.proposalId)?.decision?.by).toBe('周总')
  })

  test('of a document that a later release has dropped hides nothing else of the list', async () => {
    const { proposalId } = (await shop.ops('settings.propose', proposing)).proposal
    const kept = shop.database.get('proposals', proposalId)
    shop.database.put('proposals', { ...kept, _id: 'prp_of-an-older-release1', setting: 'dropped' })
    const { approvals } = await owner.browser.call('approval.list', { isOpen: true })
    expect(approvals.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['积分规则，在版本 1 上修改', 'dropped，在版本 1 上修改']),
    )
  })

  test('is refused with a reason, which stays with it', async () => {
    const { approvalId } = { approvalId: (await shop.ops('settings.propose', proposing)).proposal.proposalId }
    await owner.browser.call('approval.refuse', { approvalId, note: '太多了' })
    expect((await owner.browser.call('approval.get', { approvalId })).approval).toMatchObject({
      status: 'refused',
      decision: { by: '周总', note: '太多了' },
    })
    expect(await approve(owner, approvalId)).toMatchObject({ ok: false })
  })
})

describe('a change of rules that was agreed to and not put in force', () => {
  const agreed = async () => {
    const { proposal } = await shop.ops('settings.propose', { ...proposing, by: '小吴' })
    await owner.browser.call('settings.approve', { proposalId: proposal.proposalId })
    return proposal.proposalId
  }
  const CONSOLE = '小吴 · 控制台（未核实）'
  const decisionOf = async (approvalId: string) => (await owner.browser.call('approval.get', { approvalId })).approval

  test('shows who gave it up, not who had agreed', async () => {
    const withdrawn = await agreed()
    await shop.ops('settings.withdraw', { proposalId: withdrawn, by: '小吴' })
    expect(await decisionOf(withdrawn)).toMatchObject({ status: 'withdrawn', decision: { by: CONSOLE } })
    const refusedLater = await agreed()
    const second = await anOwner(shop, '陈总')
    await second.browser.call('approval.refuse', { approvalId: refusedLater, note: '太多了' })
    expect(await decisionOf(refusedLater)).toMatchObject({
      status: 'refused',
      decision: { by: '陈总', note: '太多了' },
    })
  })
})

describe('what nobody agrees to', () => {
  test('is withdrawn by who asked, and by nobody else', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    expect(await other.browser.ask('approval.withdraw', { approvalId })).toMatchObject(refused('NOT_ALLOWED'))
    await clerkOfMoney.browser.call('approval.withdraw', { approvalId })
    expect(await approve(other, approvalId)).toMatchObject(refused('APPROVAL_OVER', { status: 'withdrawn' }))
    expect(await ask(clerkOfMoney, 5_000, approvalId.slice('apr_'.length))).toMatchObject(
      refused('APPROVAL_NEEDED', { status: 'withdrawn' }),
    )
  })

  test('ends by itself after the days that the rules say', async () => {
    const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
    shop.clock.advance(7 * DAY_MS)
    await other.browser.signIn(other.person)
    expect(await approve(other, approvalId)).toMatchObject(refused('APPROVAL_OVER', { status: 'expired' }))
    await settle()
    expect(shop.database.get('approvals', approvalId)).toMatchObject({ status: 'expired', inputSealed: null })
  })
})

test('what was agreed to when the function ended is done by the timer, once', async () => {
  const approvalId = await proposalOf(ask(clerkOfMoney, 5_000))
  const before = await pointsOf(member)
  const stored = shop.database.get('approvals', approvalId) as { _id: string }
  shop.database.put('approvals', { ...stored, status: 'approved' })
  for (let times = 0; times < 2; times += 1) await settle()
  expect((await pointsOf(member)) - before).toBe(5_000)
  expect(shop.database.get('approvals', approvalId)).toMatchObject({ status: 'done' })
})

describe('a shop of one', () => {
  test('agrees to the own after the delay, up to the cap, and everything that passed so says it', async () => {
    await changeRules('approvals', { mode: 'single', delayHours: 24, capPoints: 5_000 })
    const [small, large] = [await proposalOf(ask(owner, 5_000)), await proposalOf(ask(owner, 5_001))]
    expect(await approve(owner, small)).toMatchObject(refused('PROPOSAL_NOT_READY', { problem: 'tooEarly' }))
    shop.clock.advance(DAY_MS)
    await owner.browser.signIn(owner.person)
    expect(await approve(owner, large)).toMatchObject(refused('PROPOSAL_NOT_READY', { problem: 'overCap' }))
    expect(await approve(owner, small)).toMatchObject({
      data: { approval: { status: 'done', decision: { by: '周总（单人批准）' } } },
    })
  })
})

test('before there is an owner nothing waits: the first day needs nobody else', async () => {
  shop.reset()
  const somebodyNew = await aMember(shop)
  expect(
    await shop.askOps('points.adjust', { memberId: somebodyNew.memberId, points: 90_000, note: '开业' }),
  ).toMatchObject({ ok: true })
})
