import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { EAST, openStores, WEST } from '../../people/staff/testing/shop-floor'
import { aMember, openTemplate, putCoupon, putTemplate, TEMPLATE_ID as templateId } from './testing/a-template'

const DAY_MS = 86_400_000

let shop: Shop
let phone: Phone & { memberId: string }
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = await aMember(shop)
})
// Coupons that a test puts here as used have no purchase.
afterEach(() => expect(auditShop(shop).filter((line) => !line.startsWith('redeemed for nothing'))).toEqual([]))
afterAll(() => shop.close())

const refusedWith = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })
const list = async (tab: 'usable' | 'used' | 'ended') => (await phone.call('coupon.listMine', { tab })).coupons
const idsIn = async (tab: 'usable' | 'used' | 'ended') =>
  (await list(tab)).map(({ couponId }) => shop.database.get('coupons', couponId)?.sourceId)
const end = (text: string) => Date.parse(`${text}T23:59:59.999+08:00`)

describe('the wallet', () => {
  test('shows usable coupons soonest ending first, page by page, each once', async () => {
    const template = putTemplate(shop, { limits: { perMember: null } }, { shardCount: 1 })
    const now = shop.clock.now()
    for (let number = 0; number < 45; number += 1) {
      // Three of them end at the same instant each time.
      const untilAt = now + (15 - Math.floor(number / 3)) * DAY_MS
      putCoupon(shop, template, phone.memberId, { sourceId: `n${number}`, untilAt })
    }
    const seen: { couponId: string; untilAt: number }[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof phone.call<'coupon.listMine'>>> = await phone.call('coupon.listMine', {
        tab: 'usable',
        ...(cursor && { cursor }),
      })
      seen.push(...page.coupons)
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen.map(({ couponId }) => couponId)).size).toBe(45)
    expect(seen.map(({ untilAt }) => untilAt)).toEqual(seen.map(({ untilAt }) => untilAt).sort((a, b) => a - b))
  })

  test('keeps used, ended and voided ones apart, the latest first', async () => {
    const template = putTemplate(shop, { limits: { perMember: null } })
    const now = shop.clock.now()
    const { memberId } = phone
    const redemption = { requestId: 'r', purchaseId: 'p', staffId: 's', storeId: EAST, discountFen: 2000, at: now - 5 }
    putCoupon(shop, template, memberId, { sourceId: 'fresh' })
    putCoupon(shop, template, memberId, {
      sourceId: 'locked',
      status: 'locked',
      lock: { ...redemption, untilAt: now - 1 },
    })
    putCoupon(shop, template, memberId, { sourceId: 'used', status: 'redeemed', redemption })
    putCoupon(shop, template, memberId, {
      sourceId: 'later',
      status: 'redeemed',
      redemption: { ...redemption, at: now },
    })
    putCoupon(shop, template, memberId, { sourceId: 'over', status: 'expired', untilAt: now - DAY_MS })
    putCoupon(shop, template, memberId, { sourceId: 'overdue', untilAt: now - 2 * DAY_MS })
    putCoupon(shop, template, memberId, {
      sourceId: 'taken',
      status: 'voided',
      voiding: { operatorId: 'o', note: 'n', at: now },
    })
    expect((await idsIn('usable')).sort()).toEqual(['fresh', 'locked'])
    expect(await idsIn('used')).toEqual(['later', 'used'])
    expect(await idsIn('ended')).toEqual(['taken', 'over', 'overdue'])
    expect((await list('usable')).map(({ status }) => status)).toEqual(['available', 'available'])
    expect((await list('ended')).map(({ status }) => status)).toEqual(['voided', 'expired', 'expired'])
    expect((await list('used'))[0]).toMatchObject({ redeemed: { at: now, storeId: EAST, discountFen: 2000 } })
  })

  test('has a coupon until 23:59:59.999 of its last day, and not a moment longer', async () => {
    await openTemplate(shop, { validity: { kind: 'relative', startAfterDays: 0, validDays: 1 } })
    await phone.call('coupon.claim', { templateId })
    shop.clock.set(end('2026-11-22'))
    expect(await list('usable')).toMatchObject([{ untilAt: end('2026-11-22') }])
    expect(await list('ended')).toEqual([])
    shop.clock.advance(1)
    expect(await list('usable')).toEqual([])
    expect(await list('ended')).toMatchObject([{ status: 'expired' }])
    shop.clock.set(Date.parse('2026-11-23T00:05:00+08:00'))
    await shop.tick()
    expect(await list('ended')).toMatchObject([{ status: 'expired' }])
    expect(shop.database.find('coupons')).toMatchObject([{ status: 'expired', seq: 2 }])
  })

  test('costs two round trips, whatever is in it', async () => {
    const template = putTemplate(shop, { limits: { perMember: null } })
    for (let number = 0; number < 30; number += 1) putCoupon(shop, template, phone.memberId, { sourceId: `n${number}` })
    for (const tab of ['usable', 'used', 'ended'] as const) {
      expect(await shop.roundTrips(() => list(tab))).toBe(ROUND_TRIPS.wallet.is)
    }
  })
})

describe('one coupon', () => {
  test('of another member is not found, whoever knows its id', async () => {
    const template = putTemplate(shop)
    const other = await aMember(shop)
    const { _id: couponId } = putCoupon(shop, template, other.memberId)
    expect(await phone.ask('coupon.get', { couponId })).toMatchObject(refusedWith('COUPON_NOT_FOUND'))
    expect(await other.ask('coupon.get', { couponId })).toMatchObject({ ok: true })
    expect(await phone.ask('coupon.get', { couponId: 'tpl_none:x' })).toMatchObject(refusedWith('COUPON_NOT_FOUND'))
  })

  test('tells its rules as facts, where it can be used, and what is missing', async () => {
    await openStores(shop)
    await openTemplate(shop, {
      conditions: { storeIds: [EAST], minSpendFen: 10_000, hours: [{ from: '14:00', until: '17:00' }] },
    })
    const { coupon } = await phone.call('coupon.claim', { templateId })
    const { outcome, refusal, why, stores, names } = await phone.call('coupon.get', { couponId: coupon.couponId })
    expect([outcome, refusal]).toEqual(['unusable', 'COUPON_NOT_USABLE'])
    expect(why.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      { rule: 'store', verdict: 'open', fix: { kind: 'goToStore', storeIds: [EAST] } },
      { rule: 'hours', verdict: 'fail', actual: '10:00', fix: { kind: 'wait' } },
      { rule: 'minSpend', verdict: 'open', fix: { kind: 'spendMore', missingFen: 10_000 } },
    ])
    expect(stores.map(({ storeId }) => storeId)).toEqual([EAST])
    expect(names.stores).toEqual({ [EAST]: '常来茶铺' })
    shop.clock.set(Date.parse('2026-11-22T14:00:00+08:00'))
    expect(await phone.call('coupon.get', { couponId: coupon.couponId })).toMatchObject({
      outcome: 'open',
      refusal: null,
    })
  })

  test('lists every open store except those it leaves out', async () => {
    await openStores(shop)
    await openTemplate(shop, { conditions: { exceptStoreIds: [EAST] } })
    const { coupon } = await phone.call('coupon.claim', { templateId })
    const { stores } = await phone.call('coupon.get', { couponId: coupon.couponId })
    expect(stores.map(({ storeId }) => storeId)).toEqual([WEST])
  })

  test('follows its member through a merge and back', async () => {
    await openTemplate(shop)
    const { coupon } = await phone.call('coupon.claim', { templateId })
    const other = await aMember(shop)
    await shop.ops('member.merge', { from: phone.memberId, into: other.memberId, note: '同一人' })
    expect(await list('usable')).toMatchObject([{ couponId: coupon.couponId }])
    expect((await other.call('coupon.listMine', { tab: 'usable' })).coupons).toHaveLength(1)
    await shop.ops('member.unmerge', { from: phone.memberId, note: '弄错了' })
    expect(await list('usable')).toHaveLength(1)
    expect((await other.call('coupon.listMine', { tab: 'usable' })).coupons).toEqual([])
  })

  test('follows its member through two merges, and back through each of them', async () => {
    await openTemplate(shop)
    await phone.call('coupon.claim', { templateId })
    const [middle, last] = [await aMember(shop), await aMember(shop)]
    const held = async () => {
      const people = [phone, middle, last]
      const wallets = shop.database.find('coupons').map(({ memberId }) => memberId)
      return people.map(({ memberId }) => wallets.filter((each) => each === memberId).length)
    }
    await shop.ops('member.merge', { from: phone.memberId, into: middle.memberId, note: '同一人' })
    await shop.ops('member.merge', { from: middle.memberId, into: last.memberId, note: '同一人' })
    expect(await held()).toEqual([0, 0, 1])
    await shop.ops('member.unmerge', { from: middle.memberId, note: '弄错了' })
    expect(await held()).toEqual([0, 1, 0])
    await shop.ops('member.unmerge', { from: phone.memberId, note: '弄错了' })
    expect(await held()).toEqual([1, 0, 0])
  })
})
