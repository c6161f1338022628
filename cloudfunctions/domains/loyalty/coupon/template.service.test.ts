import type { TemplateRules } from '#shared/loyalty/coupon/template'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { forgetTemplates } from './template.service'
import {
  aMember,
  applyRules,
  draftTemplate,
  members,
  openTemplate,
  TEMPLATE_ID as templateId,
  templateRules,
} from './testing/a-template'

let shop: Shop
let phone: Phone & { memberId: string }
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const SETTING = 'coupon-template:twenty'
const refusedWith = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })
const claim = (by: Phone = phone) => by.ask('coupon.claim', { templateId })
const turn = (state: 'live' | 'paused' | 'ended') =>
  shop.askOps('coupon.setTemplateState', { templateId, state, by: '周总', note: '测试' })
const propose = (value: unknown) => shop.ops('settings.propose', { setting: SETTING, value, by: '林店长', note: '改' })
const summary = async () => (await shop.ops('coupon.listTemplates', {})).templates[0]

async function tryRules(rules: TemplateRules) {
  const { proposal } = await propose(rules)
  await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '周总' })
  return shop.askOps('settings.apply', { proposalId: proposal.proposalId, by: '周总' })
}

describe('a template', () => {
  test('is a rule document: proposed, previewed, approved, applied as version 1, and then a draft', async () => {
    const { proposal, effect } = await propose(templateRules())
    expect(proposal).toMatchObject({ status: 'draft', baseVersion: 0 })
    expect(effect.problems).toEqual([])
    expect(shop.database.count('coupon_templates')).toBe(0)
    await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '周总' })
    expect(await shop.ops('settings.apply', { proposalId: proposal.proposalId, by: '周总' })).toMatchObject({
      version: 1,
    })
    expect(await summary()).toMatchObject({
      templateId,
      setting: SETTING,
      state: 'draft',
      version: 1,
      stock: 100,
      left: 100,
    })
    expect(await shop.ops('settings.get', { setting: SETTING })).toEqual({
      setting: SETTING,
      version: 1,
      value: templateRules(),
    })
    expect((await shop.ops('settings.list', {})).settings).toContainEqual({
      setting: SETTING,
      title: '券 twenty',
      about: '怎么得到、怎么用、多少张、哪天到期',
      version: 1,
      isValid: true,
      problems: [],
    })
  })

  test('is not to be seen nor claimed before it is live', async () => {
    await draftTemplate(shop)
    expect(await claim()).toMatchObject(refusedWith('TEMPLATE_NOT_LIVE'))
    expect((await phone.call('coupon.listCentre', {})).templates).toEqual([])
  })

  test('that nobody has written has no rules', async () => {
    expect(await shop.askOps('settings.get', { setting: SETTING })).toMatchObject(refusedWith('SETTING_UNKNOWN'))
    expect(await shop.ops('settings.history', { setting: SETTING })).toEqual({ versions: [] })
    expect(await turn('live')).toMatchObject(refusedWith('TEMPLATE_NOT_FOUND'))
  })

  test('with senseless rules is not even a draft', async () => {
    const value = { ...templateRules(), offer: { kind: 'amountOff', amountOffFen: 0 } }
    expect(await shop.askOps('settings.propose', { setting: SETTING, value, by: '林店长', note: '改' })).toMatchObject(
      refusedWith('SETTING_INVALID'),
    )
  })

  test('goes from draft to live to paused and back, and ends for good', async () => {
    await draftTemplate(shop)
    expect(await turn('paused')).toMatchObject(refusedWith('TEMPLATE_EDIT_REFUSED', { from: 'draft' }))
    for (const state of ['live', 'paused', 'live', 'ended'] as const)
      expect(await turn(state)).toMatchObject({ ok: true })
    expect(await turn('live')).toMatchObject(refusedWith('TEMPLATE_EDIT_REFUSED', { from: 'ended' }))
    expect(await summary()).toMatchObject({
      state: 'ended',
      stateChange: { by: '周总 · 控制台（未核实）', note: '测试' },
    })
  })

  test('that was paused does not go live again because an old request arrives once more', async () => {
    await draftTemplate(shop)
    const requestId = shop.newRequestId()
    const live = { templateId, state: 'live', by: '周总', note: '测试' } as const
    await shop.ops('coupon.setTemplateState', live, requestId)
    await turn('paused')
    await shop.ops('coupon.setTemplateState', live, requestId)
    expect(await summary()).toMatchObject({ state: 'paused' })
  })
})

describe('the preview', () => {
  test('counts who could claim it, says what it can cost at most, and tries it on some purchases', async () => {
    members(shop, 3)
    await shop.ops('points.adjust', { memberId: phone.memberId, points: 1, note: '测试' })
    const { effect } = await propose(
      templateRules({ limits: { stock: 500 }, conditions: { minSpendFen: 10_000 }, audience: { tierKeys: ['paper'] } }),
    )
    expect(effect.effects).toContainEqual({ text: '名会员现在符合领取对象', count: 4 })
    expect(effect.effects).toContainEqual({ text: '全部发完并用完，最多优惠 10,000 元', count: null })
    expect(effect.effects).toContainEqual({ text: '消费 50 元：用不上', count: null })
    expect(effect.effects).toContainEqual({ text: '消费 100 元：减 20 元，实付 80 元', count: null })
  })

  test('counts nobody for a tier that nobody has', async () => {
    const { effect } = await propose(templateRules({ audience: { tierKeys: ['ink'] } }))
    expect(effect.effects[0]).toEqual({ text: '名会员现在符合领取对象', count: 0 })
  })

  test('says what may not be changed any more', async () => {
    await openTemplate(shop)
    const { effect } = await propose(templateRules({ limits: { stock: 50 } }))
    expect(effect.problems).toEqual(['limits.stock：上线后只能调高'])
  })
})

describe('an edit of a live template', () => {
  test('raises the stock by the difference and never sets back what was issued', async () => {
    await openTemplate(shop, { limits: { stock: 10 } })
    const people = members(shop, 20)
    for (const person of people.slice(0, 5)) await claim(person)
    await applyRules(
      shop,
      templateRules({ limits: { stock: 10 }, texts: { detail: '限堂食', howToUse: '', refund: '' } }),
    )
    expect(await summary()).toMatchObject({ stock: 10, left: 5, issued: 5, version: 2 })
    await applyRules(shop, templateRules({ limits: { stock: 12 } }))
    expect(await summary()).toMatchObject({ stock: 12, left: 7 })
    const replies = await Promise.all(people.slice(5).map((person) => claim(person)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(7)
    expect(await summary()).toMatchObject({ left: 0, issued: 12 })
  })

  test('may lift the limit of the stock altogether', async () => {
    await openTemplate(shop, { limits: { stock: 1 } })
    await claim(members(shop, 1)[0])
    await applyRules(shop, templateRules({ limits: { stock: null } }))
    expect(await claim()).toMatchObject({ ok: true })
    expect(await summary()).toMatchObject({ stock: null, left: null, issued: 2 })
  })

  test.each<[string, TemplateRules]>([
    ['lowers the stock', templateRules({ limits: { stock: 99 } })],
    ['changes the offer', templateRules({ offer: { kind: 'amountOff', amountOffFen: 1000 } })],
    ['changes the threshold', templateRules({ conditions: { minSpendFen: 5000 } })],
    ['changes the time', templateRules({ validity: { kind: 'relative', startAfterDays: 0, validDays: 5 } })],
    ['changes the limit of a member', templateRules({ limits: { perMember: 9 } })],
  ])('that %s is refused when it is applied, and changes nothing', async (_what, rules) => {
    await openTemplate(shop)
    expect(await tryRules(rules)).toMatchObject(refusedWith('TEMPLATE_EDIT_REFUSED'))
    expect(await shop.ops('settings.get', { setting: SETTING })).toMatchObject({ version: 1, value: templateRules() })
  })

  test('cannot be got around by rolling back to a version with less stock', async () => {
    await openTemplate(shop, { limits: { stock: 10 } })
    await applyRules(shop, templateRules({ limits: { stock: 20 } }))
    const back = { setting: SETTING, toVersion: 1, by: '周总', note: '退回' }
    expect(await shop.askOps('settings.rollBack', back)).toMatchObject(refusedWith('TEMPLATE_EDIT_REFUSED'))
    expect(await summary()).toMatchObject({ stock: 20 })
  })

  test('of its texts can be rolled back', async () => {
    await openTemplate(shop)
    await applyRules(shop, templateRules({ texts: { detail: '限堂食', howToUse: '', refund: '' } }))
    await shop.ops('settings.rollBack', { setting: SETTING, toVersion: 1, by: '周总', note: '退回' })
    const { versions } = await shop.ops('settings.history', { setting: SETTING })
    expect(versions.map(({ version, note }) => [version, note])).toEqual([
      [3, '退回'],
      [2, '测试'],
      [1, '测试'],
    ])
  })

  test('never reaches a coupon that is in a wallet', async () => {
    await openTemplate(shop)
    const { coupon } = await phone.call('coupon.claim', { templateId })
    await applyRules(shop, templateRules({ texts: { detail: '新的说明', howToUse: '', refund: '' } }))
    const other = await aMember(shop)
    expect((await other.call('coupon.claim', { templateId })).coupon.rules.texts.detail).toBe('新的说明')
    expect((await phone.call('coupon.get', { couponId: coupon.couponId })).coupon).toEqual(coupon)
  })
})

describe('an edit by hand in the console', () => {
  const editByHand = (rules: unknown) => {
    shop.database.put('coupon_templates', {
      ...shop.database.get('coupon_templates', templateId),
      _id: templateId,
      rules,
    })
    forgetTemplates()
  }

  test('is not used, is put back, and a person is told', async () => {
    await openTemplate(shop, { limits: { stock: 1 } })
    editByHand(templateRules({ limits: { stock: 1000 }, offer: { kind: 'amountOff', amountOffFen: 99_900 } }))
    const { coupon } = await phone.call('coupon.claim', { templateId })
    expect(coupon.rules.offer).toEqual({ kind: 'amountOff', amountOffFen: 2000 })
    expect(await claim(await aMember(shop))).toMatchObject(refusedWith('COUPON_SOLD_OUT'))
    await shop.tick()
    expect(await shop.ops('settings.get', { setting: SETTING })).toMatchObject({
      version: 1,
      value: { limits: { stock: 1 } },
    })
    expect(await shop.ops('job.listAlerts', {})).toMatchObject({ alerts: [{ kind: 'setting-restored' }] })
  })

  test('that is no template at all is not used either', async () => {
    await openTemplate(shop)
    editByHand('满 100 减 20')
    expect(await claim()).toMatchObject({ ok: true })
    await shop.tick()
    expect(await shop.ops('settings.get', { setting: SETTING })).toMatchObject({ value: templateRules() })
  })
})

test('a warm instance that still knows the old stock gives out no more than that, and another one the rest', async () => {
  await openTemplate(shop, { limits: { stock: 2 } })
  const people = members(shop, 6)
  await claim(people[0])
  await applyRules(shop, templateRules({ limits: { stock: 4 } }))
  const replies = await Promise.all(people.slice(1).map((person) => claim(person)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
})
