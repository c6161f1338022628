import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'
import { aMember, members, openTemplate } from './testing/a-template'

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

const centre = async (by: Phone = phone) =>
  new Map((await by.call('coupon.listCentre', {})).templates.map((each) => [each.templateId, each]))

describe('the coupon centre', () => {
  test('shows what can be claimed, what is sold out and what is not for the caller, each with its reason', async () => {
    await openTemplate(shop, { title: '满减' }, 'free')
    await openTemplate(shop, { limits: { stock: 1 } }, 'gone')
    await openTemplate(shop, { audience: { tierKeys: ['jade'] } }, 'jade')
    await openTemplate(shop, { ways: ['points'], pricePoints: 500 }, 'dear')
    await openTemplate(shop, { ways: ['batch'] }, 'hidden')
    await (await aMember(shop)).call('coupon.claim', { templateId: 'tpl_gone' })
    const found = await centre()
    expect([...found.keys()]).toEqual(['tpl_dear', 'tpl_free', 'tpl_gone', 'tpl_jade'])
    expect(found.get('tpl_free')).toMatchObject({
      outcome: 'claimable',
      refusal: null,
      way: 'claim',
      left: 100,
      owned: 0,
    })
    expect(found.get('tpl_gone')).toMatchObject({ outcome: 'soldOut', refusal: 'COUPON_SOLD_OUT', left: 0 })
    expect(found.get('tpl_jade')).toMatchObject({ outcome: 'refused', refusal: 'CLAIM_NOT_FOR_YOU' })
    expect(found.get('tpl_dear')).toMatchObject({
      outcome: 'refused',
      refusal: 'POINTS_SHORT',
      way: 'points',
      pricePoints: 500,
    })
    expect(found.get('tpl_jade')?.why).toContainEqual({
      rule: 'tier',
      verdict: 'fail',
      actual: 'paper',
      needed: ['jade'],
      fix: { kind: 'reachTier', tierKeys: ['jade'] },
    })
  })

  test('says what the claim itself would say', async () => {
    await openTemplate(shop, { limits: { perMember: 3, perMemberPerDay: 1 } }, 'daily')
    const templateId = 'tpl_daily'
    for (let day = 0; day < 4; day += 1) {
      for (let tap = 0; tap < 2; tap += 1) {
        const told = (await centre()).get(templateId)
        const reply = await phone.ask('coupon.claim', { templateId })
        expect(told?.refusal ?? null).toBe(reply.ok ? null : reply.error.code)
      }
      shop.clock.advance(86_400_000)
    }
    expect((await centre()).get(templateId)).toMatchObject({ owned: 3, refusal: 'CLAIM_LIMIT_REACHED' })
  })

  test('calls a coupon sold out only when its stock is, not when one person’s limit is reached', async () => {
    await openTemplate(shop, { limits: { stock: 5, perMember: 1 } }, 'one')
    await phone.call('coupon.claim', { templateId: 'tpl_one' })
    expect((await centre()).get('tpl_one')).toMatchObject({
      outcome: 'refused',
      refusal: 'CLAIM_LIMIT_REACHED',
      left: 4,
    })
    const [other] = members(shop, 1)
    expect((await centre(other)).get('tpl_one')).toMatchObject({ outcome: 'claimable' })
  })

  test('asks for the phone number where a person is counted, and counts once it is bound', async () => {
    await openTemplate(shop, { limits: { perMember: null, perPerson: 1 } }, 'person')
    expect((await centre()).get('tpl_person')).toMatchObject({ refusal: 'CLAIM_PHONE_NEEDED' })
    shop.openapi.reply('phonenumber.getPhoneNumber', () => ({
      kind: 'json',
      body: { errcode: 0, phone_info: { pure_phone_number: '13800001177', country_code: '86' } },
    }))
    await phone.call('member.bindPhone', { code: 'c1' })
    expect((await centre()).get('tpl_person')).toMatchObject({ outcome: 'claimable' })
    await phone.call('coupon.claim', { templateId: 'tpl_person' })
    expect((await centre()).get('tpl_person')).toMatchObject({ refusal: 'CLAIM_LIMIT_PER_PERSON' })
  })

  test('names the stores and tiers that rules mention', async () => {
    await openStores(shop)
    await openTemplate(shop, { conditions: { storeIds: [EAST] }, audience: { tierKeys: ['jade'] } }, 'east')
    const { names } = await phone.call('coupon.listCentre', {})
    expect(names.stores).toEqual({ [EAST]: '常来茶铺' })
    expect(names.tiers).toMatchObject({ jade: expect.any(String) })
  })

  test('costs four round trips when the instance is warm', async () => {
    await openTemplate(shop, {}, 'free')
    await centre()
    expect(await shop.roundTrips(() => centre())).toBeLessThanOrEqual(ROUND_TRIPS.couponCentre.is)
  })

  test('of a shop without coupons is empty', async () => {
    expect(await phone.call('coupon.listCentre', {})).toMatchObject({ templates: [], points: 20 })
  })
})
