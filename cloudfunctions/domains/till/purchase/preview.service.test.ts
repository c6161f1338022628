import { aLine, percentOff } from '#shared/loyalty/coupon/testing/a-coupon'
import { aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, couponOf, give, historyOf, member, openFloor, refusedAs, shop } from './testing/till'

openFloor()

const MINUTE_MS = 60_000

describe('a scanned code, before any amount', () => {
  const scan = (memberCode = member.code()) => clerk.call('purchase.preview', { memberCode, storeId: EAST })

  test('shows the member, the proof for what follows, and the coupons with their reasons', async () => {
    const usable = give(shop, member.memberId)
    const elsewhere = give(shop, member.memberId, { conditions: { storeIds: [WEST] } }, 'west')
    const seen = await scan()
    expect(seen.member).toMatchObject({ memberCode: member.memberCode, points: 20, tier: { name: '素纸' } })
    expect(seen.coupons.map(({ coupon, outcome }) => [coupon.couponId, outcome]).sort()).toEqual([
      [usable, 'usable'],
      [elsewhere, 'unusable'],
    ])
    const why = seen.coupons.find(({ coupon }) => coupon.couponId === elsewhere)?.why
    expect(why?.find(({ rule }) => rule === 'store')).toMatchObject({ verdict: 'fail', actual: EAST })
    expect(seen).toMatchObject({ best: null, quote: null, lockedUntilAt: null })
    expect(seen.names.stores).toEqual({ [WEST]: '常来茶铺' })
  })

  test('is a look, and on record', async () => {
    await scan()
    const looks = shop.database.find('audits', { query: { action: 'staff.lookUpMember' } })
    expect(looks).toMatchObject([{ actor: clerk.memberId, subject: member.memberId, storeId: EAST }])
  })

  test('with a coupon’s number behind it chooses that coupon once the amount is known', async () => {
    const plain = give(shop, member.memberId)
    const tenth = give(shop, member.memberId, { offer: percentOff(10) }, 'tenth')
    const { proof } = (await scan(member.code() + couponOf(tenth).number)).member
    const quoted = await clerk.call('purchase.preview', { memberCode: proof, storeId: EAST, amountFen: 5_000 })
    expect(quoted.quote).toMatchObject({ discountFen: 500, coupons: [{ couponId: tenth }] })
    expect(quoted.best).toMatchObject({ couponIds: [plain], discountFen: 2_000 })
  })

  test('reserves nothing, even with an amount', async () => {
    const couponId = give(shop, member.memberId)
    const quoted = await clerk.call('purchase.preview', { memberCode: member.code(), storeId: EAST, amountFen: 5_000 })
    expect(quoted).toMatchObject({ quote: { payableFen: 3_000 }, lockedUntilAt: null })
    expect(couponOf(couponId).status).toBe('available')
  })
})

describe('the preview of an amount', () => {
  test('says what will happen with the best choice, and reserves it for five minutes', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const quoted = await till.preview({ amountFen: 12_000 })
    expect(quoted.best).toEqual({ couponIds: [couponId], discountFen: 2_000, giftFen: 0 })
    expect(quoted.quote).toEqual({
      totalFen: 12_000,
      discountFen: 2_000,
      payableFen: 10_000,
      coupons: [{ couponId, title: '满减券', discountFen: 2_000, gift: null }],
      benefits: [],
      pointsEarned: 100,
      growthEarned: 100,
    })
    const untilAt = shop.clock.now() + 5 * MINUTE_MS
    expect(quoted.lockedUntilAt).toBe(untilAt)
    expect(couponOf(couponId)).toMatchObject({
      status: 'locked',
      lock: { requestId: till.requestId, staffId: clerk.memberId, storeId: EAST, untilAt },
    })
    expect((await historyOf(couponId)).map(({ change }) => change)).toEqual(['issued', 'locked'])
  })

  test('again by the same request changes nothing', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const first = await till.preview({ amountFen: 12_000 })
    const before = shop.database.dump()
    expect(await till.preview({ amountFen: 12_000 })).toEqual(first)
    expect(shop.database.dump()).toEqual(before)
    expect(couponOf(couponId).seq).toBe(2)
  })

  test('with another choice frees what it had reserved', async () => {
    const twenty = give(shop, member.memberId)
    const tenth = give(shop, member.memberId, { offer: percentOff(10) }, 'tenth')
    const till = await atTill(shop, clerk, member)
    await till.preview({ amountFen: 5_000, couponIds: [twenty] })
    const quoted = await till.preview({ amountFen: 5_000, couponIds: [tenth] })
    expect(quoted.quote).toMatchObject({ discountFen: 500 })
    expect([couponOf(twenty).status, couponOf(tenth).status]).toEqual(['available', 'locked'])
    await till.preview({ amountFen: 5_000, couponIds: [] })
    expect([couponOf(twenty).status, couponOf(tenth).status]).toEqual(['available', 'available'])
    expect((await historyOf(twenty)).map(({ change }) => change)).toEqual(['issued', 'locked', 'unlocked'])
  })

  test('of lines shows the part of the discount in the purchase that follows', async () => {
    give(shop, member.memberId, { conditions: { categories: ['茶'] } })
    const till = await atTill(shop, clerk, member)
    const lines = [aLine(3_000, { category: '茶' }), aLine(4_000, { category: '点心' })]
    expect((await till.preview({ lines })).quote).toMatchObject({ totalFen: 7_000, payableFen: 5_000 })
  })

  test('counts delivery, which only its own coupons take off', async () => {
    give(shop, member.memberId, { offer: { kind: 'freeDelivery', maxOffFen: 300 } }, 'delivery')
    const till = await atTill(shop, clerk, member)
    const quoted = await till.preview({ amountFen: 1_000, deliveryFen: 500 })
    expect(quoted.quote).toMatchObject({ totalFen: 1_500, discountFen: 300, payableFen: 1_200 })
  })

  test('tells what is missing for a coupon, in facts', async () => {
    give(shop, member.memberId, { conditions: { minSpendFen: 10_000 } })
    const till = await atTill(shop, clerk, member)
    const { coupons, best } = await till.preview({ amountFen: 8_000 })
    expect(coupons[0]).toMatchObject({ outcome: 'unusable', refusal: 'COUPON_NOT_USABLE', isChosen: false })
    expect(coupons[0]?.why.find(({ rule }) => rule === 'minSpend')?.fix).toEqual({
      kind: 'spendMore',
      missingFen: 2_000,
    })
    expect(best).toEqual({ couponIds: [], discountFen: 0, giftFen: 0 })
  })

  test('a coupon for categories of an unknown basket is the clerk’s to choose, never chosen by itself', async () => {
    const couponId = give(shop, member.memberId, { conditions: { categories: ['茶'] } })
    const till = await atTill(shop, clerk, member)
    const open = await till.preview({ amountFen: 8_000 })
    expect(open.coupons[0]).toMatchObject({ outcome: 'open', isChosen: false })
    expect(open.quote).toMatchObject({ discountFen: 0 })
    expect((await till.preview({ amountFen: 8_000, couponIds: [couponId] })).quote).toMatchObject({
      discountFen: 2_000,
    })
  })

  test('rules about people look at tier, birthday and joining', async () => {
    await member.call('member.updateProfile', { birthday: '1990-11-05' as never })
    const audience = { isBirthdayMonth: true, newMemberWithinDays: 7, tierKeys: ['paper'], isCheckedAtUse: true }
    give(shop, member.memberId, { audience })
    const till = await atTill(shop, clerk, member)
    expect((await till.preview({ amountFen: 5_000 })).quote).toMatchObject({ discountFen: 2_000 })
    const stranger = await aMember(shop)
    give(shop, stranger.memberId, { audience })
    const other = await atTill(shop, clerk, stranger)
    const { coupons } = await other.preview({ amountFen: 5_000 })
    expect(coupons[0]?.why.find(({ rule }) => rule === 'birthdayMonth')).toMatchObject({
      verdict: 'fail',
      actual: null,
    })
  })

  test('another member’s coupon is refused, and nothing of it is told', async () => {
    const other = await aMember(shop)
    const couponId = give(shop, other.memberId)
    const till = await atTill(shop, clerk, member)
    const reply = await till.askPreview({ amountFen: 5_000, couponIds: [couponId] })
    expect(reply).toEqual({
      ok: false,
      error: { code: 'COUPON_NOT_YOURS', requestId: till.requestId, details: { couponId, rule: 'owner' } },
    })
    expect(couponOf(couponId).status).toBe('available')
  })

  test.each<[string, string, (couponId: string) => unknown]>([
    ['that does not exist', 'COUPON_NOT_FOUND', (id) => shop.database.remove('coupons', id)],
    [
      'that an operator voided',
      'COUPON_VOIDED',
      (couponId) => shop.ops('coupon.void', { couponId, by: '周总', note: '错发' }),
    ],
    ['that has ended', 'COUPON_EXPIRED', () => shop.clock.advance(31 * 1440 * MINUTE_MS)],
  ])('a coupon %s is refused by name', async (_what, code, change) => {
    const couponId = give(shop, member.memberId)
    await change(couponId)
    const till = await atTill(shop, clerk, member)
    expect(await till.askPreview({ amountFen: 5_000, couponIds: [couponId] })).toMatchObject(
      refusedAs(code, { couponId }),
    )
    if (code === 'COUPON_NOT_FOUND') shop.database.put('coupon_stock', { ...emptyShard(), _id: 'tpl_twenty:0' })
  })

  const emptyShard = () => ({ ...shop.database.get('coupon_stock', 'tpl_twenty:0'), issued: 0, issuedToday: 0 })

  test('the same coupon twice is not two coupons', async () => {
    const couponId = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const reply = await till.askPreview({ amountFen: 5_000, couponIds: [couponId, couponId] })
    expect(reply).toMatchObject(refusedAs('COUPONS_NOT_TOGETHER', { kind: 'sameTwice' }))
  })

  test('coupons that do not go together are refused together, and the best choice knows it', async () => {
    const first = give(shop, member.memberId)
    const second = give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const reply = await till.askPreview({ amountFen: 5_000, couponIds: [first, second] })
    expect(reply).toMatchObject(refusedAs('COUPONS_NOT_TOGETHER', { kind: 'groupFull', max: 1 }))
    expect((await till.preview({ amountFen: 5_000 })).best?.couponIds).toHaveLength(1)
  })

  test.each([
    { amountFen: 0 },
    { amountFen: -5 },
    { amountFen: 1.5 },
    { amountFen: 1e21 },
    { lines: [{ unitFen: 100, quantity: -1 }] },
    { lines: [{ unitFen: 100, quantity: 0.5 }] },
    { lines: [{ unitFen: -100, quantity: 1 }] },
    { lines: [{ unitFen: 100_000_000, quantity: 2 }] },
    { lines: [{ unitFen: 0, quantity: 1 }] },
    { amountFen: 100, lines: [{ unitFen: 100, quantity: 1 }] },
    { amountFen: 100, deliveryFen: -1 },
  ])('%p is refused and changes nothing', async (fields) => {
    give(shop, member.memberId)
    const till = await atTill(shop, clerk, member)
    const before = shop.database.dump()
    expect(await till.askPreview(fields)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(shop.database.dump()).toEqual(before)
  })

  test('of a code that is used up is refused before the clerk asks for an amount', async () => {
    const memberCode = member.code()
    const till = await atTill(shop, clerk, { ...member, code: () => memberCode })
    await till.confirm({ amountFen: 100, payableFen: 100 })
    const again = { memberCode, storeId: EAST }
    expect(await clerk.ask('purchase.preview', again)).toMatchObject(refusedAs('SHOWN_CODE_USED'))
    expect(await clerk.ask('purchase.preview', { ...again, memberCode: till.proof, amountFen: 100 })).toMatchObject(
      refusedAs('SHOWN_CODE_USED'),
    )
    expect(await till.askPreview({ amountFen: 100 })).toMatchObject({ ok: true })
    expect(await clerk.ask('staff.lookUpMember', again)).toMatchObject(refusedAs('SHOWN_CODE_USED'))
  })

  test('is for clerks of that store', async () => {
    const input = { memberCode: member.code(), storeId: WEST, amountFen: 100 }
    expect(await clerk.ask('purchase.preview', input)).toMatchObject({ error: { code: 'WRONG_STORE' } })
    expect(await member.ask('purchase.preview', input)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  })
})
