import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { putProducts } from '../../insight/recommendation/testing/bought-baskets'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { followUpOf, personOf, putFollowUp, putRules, putScore } from './testing/a-follow-up'

let shop: Shop
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  member = await aMember(shop)
  await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const proof = async (by = clerk) =>
  (await by.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })).proof
const see = async (by = clerk) => by.call('follow-up.seeGuest', { memberCode: await proof(by), storeId: EAST })

describe('at the scan', () => {
  test('a clerk reads what to say first and why, and no figure of the shop’s', async () => {
    putScore(shop, member.memberId, { days: 31, stage: 'atRisk' })
    await member.call('member.updateProfile', { birthday: '1990-11-24' as never })
    const guest = await see()
    expect(guest).toMatchObject({
      first: { say: expect.stringContaining('生日'), because: '这周生日' },
      facts: [
        { kind: 'birthday', title: '这周生日' },
        { kind: 'at-risk', text: '平时 8 天来一次，这次隔了 31 天' },
      ],
      followUp: null,
    })
    expect(JSON.stringify(guest)).not.toMatch(/80|0\.8|流失|11-24|1990|atRisk/)
  })

  test('what is on the list comes first', async () => {
    putFollowUp(shop, member.memberId)
    expect(await see()).toMatchObject({
      first: { say: '有一阵没见您了', because: '平时 8 天来一次，这次隔了 31 天' },
      followUp: { say: '有一阵没见您了' },
    })
  })

  test('of who does not agree to personal offers nothing that was worked out is shown', async () => {
    putScore(shop, member.memberId, { days: 31, stage: 'atRisk' })
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    putScore(shop, member.memberId, { days: 31, stage: 'atRisk' })
    expect(await see()).toMatchObject({ first: null, facts: [], said: [], bought: [] })
  })

  test('what they buy is what they are shown on their own phone: on sale, and not refused', async () => {
    await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    putProducts(shop, ['tea', 'cup', 'tin'])
    shop.database.put('products', { ...shop.database.get('products', 'tin'), _id: 'tin', isOnSale: false })
    const again = ['tin', 'cup', 'tea'].map((key) => ({ key, count: 3, days: ['2026-11-18'] }))
    shop.database.put('suggestions', { _id: member.memberId, again, mayLike: [], unwanted: ['cup'], madeAt: 0 })
    expect(await see()).toMatchObject({ bought: ['商品tea'], first: { say: '还是商品tea吗？' } })
  })

  test('every look is on record, and only for the own store, with a code that is good', async () => {
    await see()
    const looks = shop.database.find('audits').filter(({ action }) => action === 'follow-up.seeGuest')
    expect(looks).toMatchObject([{ subject: member.memberId, actor: clerk.memberId, storeId: EAST }])
    const memberCode = await proof()
    await expect(clerk.call('follow-up.seeGuest', { memberCode, storeId: WEST })).rejects.toThrow('WRONG_STORE')
    await expect(member.call('follow-up.seeGuest', { memberCode, storeId: EAST })).rejects.toThrow('NOT_ALLOWED')
    const other = await aClerk(shop)
    await expect(other.call('follow-up.seeGuest', { memberCode, storeId: EAST })).rejects.toThrow('PROOF_LAPSED')
  })

  test('it takes 14 round trips and no more', async () => {
    putScore(shop, member.memberId, { days: 31, stage: 'atRisk' })
    putFollowUp(shop, member.memberId)
    const memberCode = await proof()
    expect(
      await shop.roundTrips(() => clerk.call('follow-up.seeGuest', { memberCode, storeId: EAST })),
    ).toBeLessThanOrEqual(14)
  })
})

describe('the note', () => {
  const save = async (text: string, by = clerk) =>
    by.call('follow-up.saveNote', { memberCode: await proof(by), storeId: EAST, text })

  test('is one for a member, read by colleagues and by the member, and taken away by either', async () => {
    await save('靠窗坐')
    await save('靠窗坐，要插座')
    expect((await see(await aClerk(shop))).note).toMatchObject({ text: '靠窗坐，要插座', isMine: false })
    expect(await member.call('follow-up.getOwnNote', {})).toMatchObject({ note: { text: '靠窗坐，要插座' } })
    const { sections } = await member.call('privacy.getStoredRecord', {})
    const section = sections.find(({ kind }) => kind === 'follow_up_people')
    expect(section?.records).toMatchObject([{ note: { text: '靠窗坐，要插座' } }])
    expect(JSON.stringify(section)).not.toContain(clerk.memberId)
    await member.call('follow-up.removeOwnNote', {})
    await member.call('follow-up.removeOwnNote', {})
    expect((await see()).note).toBeNull()
    await save('再来')
    await save('')
    expect(personOf(shop, member.memberId)?.note).toBeNull()
  })

  test.each([
    ['the member', () => member.call('follow-up.removeOwnNote', {})],
    ['a clerk', () => save('')],
  ])('that a merged record brought is gone for good when %s takes it away', async (_who, takeAway) => {
    const other = await aMember(shop)
    const { proof: memberCode } = await clerk.call('staff.lookUpMember', { memberCode: other.code(), storeId: EAST })
    await clerk.call('follow-up.saveNote', { memberCode, storeId: EAST, text: '靠窗坐' })
    await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一个人' })
    expect((await see()).note).toMatchObject({ text: '靠窗坐' })
    await takeAway()
    const { sections } = await member.call('privacy.getStoredRecord', {})
    expect(sections.find(({ kind }) => kind === 'follow_up_people')?.records).toMatchObject([
      { note: null },
      { note: null },
    ])
    await shop.ops('member.unmerge', { from: other.memberId, note: '不是同一个人' })
    expect(await other.call('follow-up.getOwnNote', {})).toEqual({ note: null })
  })

  test('holds a hundred signs', async () => {
    await save('好'.repeat(100))
    await expect(save('好'.repeat(101))).rejects.toThrow('INVALID_INPUT')
  })

  test('its words are in no audit', async () => {
    await save('靠窗坐')
    expect(JSON.stringify(shop.database.find('audits'))).not.toContain('靠窗坐')
  })
})

describe('a coupon', () => {
  const offered = () => {
    const { _id: templateId, rules } = putTemplate(shop, { ways: ['batch'], limits: { stock: 5 } }, { key: 'sorry' })
    putRules(shop, {}, { limits: { perClerk: 8, perNight: 60, couponsPerMonth: 1 } })
    return { templateId, title: rules.title }
  }
  const coupons = () => shop.database.find('coupons')

  test('is given once for a follow-up, however often it is tapped, and by two at once', async () => {
    const followUpId = putFollowUp(shop, member.memberId, { offer: offered() })
    const give = (by: Person) => by.ask('follow-up.give', { followUpId, storeId: EAST }, shop.newRequestId())
    const replies = await Promise.all([give(clerk), give(await aClerk(shop)), give(clerk)])
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    await give(clerk)
    expect(coupons()).toMatchObject([{ memberId: member.memberId, templateId: 'tpl_sorry' }])
    expect(followUpOf(shop, followUpId).given?.couponId).toBe(coupons()[0]?._id)
    expect(shop.database.find('follow_up_months').flatMap(({ given }) => given)).toEqual([followUpId])
  })

  test('is refused when the month’s are given, in words', async () => {
    const offer = offered()
    const other = await aMember(shop)
    await other.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    const [one, two] = [putFollowUp(shop, member.memberId, { offer }), putFollowUp(shop, other.memberId, { offer })]
    expect(await clerk.call('follow-up.give', { followUpId: one, storeId: EAST })).toMatchObject({ couponsLeft: 0 })
    await expect(clerk.call('follow-up.give', { followUpId: two, storeId: EAST })).rejects.toThrow(
      'FOLLOW_UP_MONTH_FULL',
    )
    shop.clock.set(Date.parse('2026-11-30T23:59:59.999+08:00'))
    await expect(clerk.call('follow-up.give', { followUpId: two, storeId: EAST })).rejects.toThrow(
      'FOLLOW_UP_MONTH_FULL',
    )
    shop.clock.set(Date.parse('2026-12-01T00:00:00.000+08:00'))
    await clerk.call('follow-up.give', { followUpId: two, storeId: EAST })
    expect(coupons()).toHaveLength(2)
  })

  test.each([
    ['is paused', { state: 'paused' }],
    ['was never on sale', { shardCount: null }],
  ])('whose template %s takes nothing of the month', async (_name, change) => {
    const offer = offered()
    const template = shop.database.get('coupon_templates', 'tpl_sorry')
    shop.database.put('coupon_templates', { ...template, _id: 'tpl_sorry', ...change })
    shop.coolDown()
    const followUpId = putFollowUp(shop, member.memberId, { offer })
    await expect(clerk.call('follow-up.give', { followUpId, storeId: EAST })).rejects.toThrow('TEMPLATE_NOT_LIVE')
    expect(followUpOf(shop, followUpId).given).toBeNull()
    expect((await clerk.call('follow-up.list', { storeId: EAST })).couponsLeft).toBe(1)
  })

  test('is not there where nothing was offered, or the member refuses offers by now', async () => {
    offered()
    const followUpId = putFollowUp(shop, member.memberId)
    const nothing = clerk.call('follow-up.give', { followUpId, storeId: EAST })
    await expect(nothing).rejects.toThrow('FOLLOW_UP_NOTHING_TO_GIVE')
  })
})

test('whoever joins by a clerk’s own code is theirs, while they work there', async () => {
  const { key, brought } = await clerk.call('entrance.getOwn', { storeId: EAST })
  expect(brought).toBe(0)
  expect(await clerk.call('entrance.getOwn', { storeId: EAST })).toMatchObject({ key })
  const phone = shop.phone()
  await phone.call('home.open', { entrance: { scene: 1047, key } })
  expect(await clerk.call('entrance.getOwn', { storeId: EAST })).toMatchObject({ brought: 1 })
  await expect(clerk.call('entrance.getOwn', { storeId: WEST })).rejects.toThrow('WRONG_STORE')
})
