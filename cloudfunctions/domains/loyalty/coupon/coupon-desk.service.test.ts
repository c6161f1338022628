import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { EAST, openStores, WEST } from '../../people/staff/testing/shop-floor'
import { aMember, openTemplate, TEMPLATE_ID as templateId } from './testing/a-template'

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

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const claimed = async () => (await phone.call('coupon.claim', { templateId })).coupon.couponId
const voiding = (couponId: string) => ({ couponId, by: '周总', note: '刷券账号' })

describe('a coupon that is voided', () => {
  test('stays, with who took it, when and why; its member sees only that it is void', async () => {
    await openTemplate(shop)
    const couponId = await claimed()
    await shop.ops('coupon.void', voiding(couponId))
    expect(await shop.ops('coupon.history', { couponId })).toMatchObject({
      memberId: phone.memberId,
      coupon: { status: 'voided' },
      entries: [
        { seq: 1, change: 'issued', statusAfter: 'available' },
        {
          seq: 2,
          change: 'voided',
          statusAfter: 'voided',
          actorId: '周总 · 控制台（未核实）',
          note: '刷券账号',
          at: shop.clock.now(),
        },
      ],
    })
    const seen = await phone.call('coupon.get', { couponId })
    expect(seen).toMatchObject({
      outcome: 'unusable',
      refusal: 'COUPON_VOIDED',
      coupon: { voidedAt: shop.clock.now() },
    })
    expect(JSON.stringify(seen)).not.toContain('刷券账号')
  })

  test('again is the same answer and no second entry; another member’s id finds nothing', async () => {
    await openTemplate(shop)
    const couponId = await claimed()
    const requestId = shop.newRequestId()
    const first = await shop.ops('coupon.void', voiding(couponId), requestId)
    expect(await shop.ops('coupon.void', voiding(couponId), requestId)).toEqual(first)
    expect((await shop.ops('coupon.history', { couponId })).entries).toHaveLength(2)
    expect(await shop.askOps('coupon.void', voiding('tpl_none:x'))).toMatchObject(refusedWith('COUPON_NOT_FOUND'))
  })

  test('gives nothing back to the stock and nothing to the member’s limit', async () => {
    await openTemplate(shop, { limits: { stock: 5, perMember: 1 } })
    await shop.ops('coupon.void', voiding(await claimed()))
    expect(await phone.ask('coupon.claim', { templateId })).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED'))
    expect(await shop.ops('coupon.listTemplates', {})).toMatchObject({ templates: [{ left: 4, issued: 1 }] })
  })
})

describe('an explanation', () => {
  test('is that of the till: every rule, what is missing, and the sentence for it', async () => {
    await openStores(shop)
    await openTemplate(shop, { conditions: { storeIds: [EAST], minSpendFen: 10_000 } })
    const couponId = await claimed()
    expect(await shop.ops('coupon.explain', { couponId })).toMatchObject({ outcome: 'open', discountFen: null })
    const wrong = await shop.ops('coupon.explain', { couponId, storeId: WEST, amountFen: 6000 })
    expect(wrong).toMatchObject({ outcome: 'unusable', refusal: 'COUPON_NOT_USABLE', memberId: phone.memberId })
    expect(wrong.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining('本店不能用'), expect.stringContaining('满 100 元可用')]),
    )
    expect(await shop.ops('coupon.explain', { couponId, storeId: EAST, amountFen: 12_000 })).toMatchObject({
      outcome: 'usable',
      discountFen: 2000,
      lines: [],
    })
  })
})

test('the list of templates has what was issued, used and left', async () => {
  await openTemplate(shop, { limits: { stock: 10 } })
  await claimed()
  expect(await shop.ops('coupon.listTemplates', {})).toEqual({
    templates: [
      {
        templateId,
        setting: 'coupon-template:twenty',
        title: '满减券',
        state: 'live',
        version: 1,
        stock: 10,
        left: 9,
        issued: 1,
        redeemed: 0,
        redeemedFen: 0,
        exposureAtMostFen: 20_000,
        stateChange: { by: '周总 · 控制台（未核实）', note: '测试', at: shop.clock.now() },
      },
    ],
    nextAfterId: null,
  })
})
