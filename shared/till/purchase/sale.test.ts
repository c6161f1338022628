import { businessDayOf } from '#shared/kernel/business-day'
import type { TierState } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import { decideEntry } from '#shared/ledger/points/ledger'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { decideTierAfterGrowth } from '#shared/ledger/tier/tier'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import type { Cart } from '#shared/loyalty/coupon/cart'
import type { Offer } from '#shared/loyalty/coupon/template'
import { issuedRules } from '#shared/loyalty/coupon/testing/a-coupon'
import { decideSale, paidWith, type Sale, withPurchases } from './sale'
import { toldPurchase } from './told'

const NOW = Date.parse('2026-11-22T12:00:00+08:00')
const TODAY = businessDayOf(NOW)
const RULES = { points: defaultPointsRules, tiers: defaultTierRules }

const buyer = (key: string) => {
  const tier: TierState = { key, sinceDay: TODAY, untilDay: key === 'paper' ? null : TODAY }
  return { ...newAccount('mem_0000000001', 'paper', NOW), tier }
}

const sale = (change: Partial<Sale> = {}): Sale => ({
  purchaseId: 'prc_1',
  requestId: 'req_1',
  storeId: 'str_east',
  staffId: 'stf_1',
  receiptNumber: null,
  source: 'till',
  at: NOW,
  day: TODAY,
  paid: { amountFen: 0, discountFen: 0, basket: null },
  earnsPoints: true,
  ...change,
})

describe('what is paid earns at the rate of the tier that is held', () => {
  test.each`
    tier       | paidFen | earnsPoints | points | growth | percent | why
    ${'paper'} | ${9900} | ${true}     | ${99}  | ${99}  | ${100}  | ${'a point and a growth for each yuan'}
    ${'jade'}  | ${9900} | ${true}     | ${108} | ${99}  | ${110}  | ${'108.9 points: rounded down once, at the end'}
    ${'ink'}   | ${9900} | ${true}     | ${148} | ${99}  | ${150}  | ${'the multiplier is for points alone'}
    ${'paper'} | ${99}   | ${true}     | ${0}   | ${0}   | ${100}  | ${'less than a yuan'}
    ${'jade'}  | ${0}    | ${true}     | ${0}   | ${0}   | ${110}  | ${'coupons paid for all of it'}
    ${'jade'}  | ${9900} | ${false}    | ${0}   | ${99}  | ${110}  | ${'the till has given points of its own'}
    ${'gone'}  | ${9900} | ${true}     | ${99}  | ${99}  | ${100}  | ${'a tier that the rules know no more is rated again'}
  `('$tier pays $paidFen: $points points, $growth growth ($why)', (row) => {
    const paid = { amountFen: row.paidFen, discountFen: 0, basket: null }
    const { earning, purchase } = decideSale(buyer(row.tier), sale({ paid, earnsPoints: row.earnsPoints }), NOW, RULES)
    const { points, growth, percent: multiplierPercent } = row
    expect(earning).toMatchObject({ reason: 'purchase', sourceId: 'prc_1', points, growth })
    expect(purchase).toMatchObject({ pointsEarned: points, growthEarned: growth, multiplierPercent })
  })
})

describe('coupons reduce what is paid, and what is earned with it', () => {
  const tea: Cart = {
    kind: 'lines',
    lines: [{ category: 'tea', productKey: 'p1', unitFen: 2000, quantity: 3 }],
    deliveryFen: 500,
  }
  const plain: Cart = { kind: 'amount', amountFen: 6000, deliveryFen: 0 }
  const tenOff: Offer = { kind: 'amountOff', amountOffFen: 1000 }
  const freeDelivery: Offer = { kind: 'freeDelivery', maxOffFen: null }

  test.each<
    [what: string, cart: Cart, offers: Offer[], paidFen: number, offFen: number, points: number, kept: boolean]
  >([
    ['nothing used, an amount told', plain, [], 6000, 0, 60, false],
    ['ten yuan off', plain, [tenOff], 5000, 1000, 50, true],
    ['lines and delivery', tea, [], 6500, 0, 65, true],
    ['free delivery', tea, [freeDelivery], 6000, 500, 60, true],
  ])('%s', (_what, cart, offers, amountFen, discountFen, points, isBasketKept) => {
    const coupons = offers.map((offer, index) => {
      const couponId = `cpn_${index}`
      return { couponId, templateId: 'tpl_1', rules: issuedRules({ offer }) }
    })
    const counted = coupons.map(({ couponId, rules }) => ({ couponId, rules }))
    const paid = paidWith(cart, applyCoupons(cart, counted), coupons)
    const { earning, purchase } = decideSale(buyer('paper'), sale({ paid }), NOW, RULES)
    expect(purchase).toMatchObject({ amountFen, discountFen, couponCount: offers.length, pointsEarned: points })
    expect(earning.points).toBe(points)
    expect(purchase.basket !== null).toBe(isBasketKept)
  })
})

describe('a sale is counted', () => {
  type Counted = [purchaseCount: number, spentFen: number, lastPurchaseAt: number | null]
  const at = (hours: number) => NOW + hours * 3_600_000
  test.each<[before: Counted, sold: [fen: number, at: number][], after: Counted]>([
    [[0, 0, null], [[9900, at(0)]], [1, 9900, at(0)]],
    [[2, 5000, at(-9)], [[100, at(-3)]], [3, 5100, at(-3)]],
    [[2, 5000, at(-1)], [[100, at(-3)]], [3, 5100, at(-1)]],
    [
      [2, 5000, at(-9)],
      [
        [100, at(-3)],
        [0, at(-2)],
      ],
      [4, 5100, at(-2)],
    ],
    [[2, 5000, null], [], [2, 5000, null]],
  ])('%j, sold %j: %j', ([purchaseCount, spentFen, lastPurchaseAt], sold, after) => {
    const account = buyer('paper')
    const counters = { ...account.counters, purchaseCount, spentFen, lastPurchaseAt }
    const purchases = sold.map(([amountFen, soldAt]) => ({ amountFen, at: soldAt }))
    const counted = withPurchases({ ...account, counters }, purchases).counters
    expect([counted.purchaseCount, counted.spentFen, counted.lastPurchaseAt]).toEqual(after)
  })
})

describe('what a sale does to the tier is kept with it', () => {
  test.each`
    before     | paidFen    | after      | reached
    ${'paper'} | ${29_900}  | ${'paper'} | ${null}
    ${'paper'} | ${30_000}  | ${'jade'}  | ${'jade'}
    ${'paper'} | ${100_000} | ${'amber'} | ${'amber'}
    ${'jade'}  | ${300_000} | ${'ink'}   | ${'ink'}
    ${'ink'}   | ${300_000} | ${'ink'}   | ${null}
  `('$before pays $paidFen: $after', ({ before, paidFen, after, reached }) => {
    const account = buyer(before)
    const paid = { amountFen: paidFen, discountFen: 0, basket: null }
    const { earning, purchase } = decideSale(account, sale({ paid }), NOW, RULES)
    const posted = decideEntry(account, earning, { now: NOW, validMonths: 12 })
    if (posted.kind !== 'accepted') throw new Error('a sale is no refusal')
    const raised = decideTierAfterGrowth(account.tier, posted.ledger.growth, TODAY, defaultTierRules)
    const lifted = defaultTierRules.tiers.filter(({ key }) => raised.reached.includes(key))
    const outcome = { entryId: posted.entry._id, tierBefore: account.tier, reached: lifted, account: posted.ledger }
    const kept = toldPurchase(purchase, outcome, NOW, defaultTierRules)
    expect(raised.tier.key).toBe(after)
    expect(kept.told.tierReached?.key ?? null).toBe(reached)
    expect(kept.tierBefore).toEqual(reached === null ? null : account.tier)
    expect(kept).toMatchObject({ entryId: posted.entry._id, told: { balance: earning.points, growth: earning.growth } })
  })
})

describe('a row of a file and a clerk’s sale differ in what they say, not in what follows', () => {
  test.each<[what: string, change: Partial<Sale>, at: number, earnedDay: string | undefined]>([
    ['at the till', {}, NOW, undefined],
    ['noon of a day before', { source: 'import', at: NOW - 86_400_000 }, NOW - 86_400_000, undefined],
    ['noon of today, told in the morning', { source: 'import', at: NOW + 3_600_000 }, NOW, undefined],
    ['counted for its own day', { source: 'import', earnedDay: TODAY }, NOW, TODAY],
  ])('%s', (_what, change, at, earnedDay) => {
    const paid = { amountFen: 9900, discountFen: 0, basket: null }
    const { earning, purchase } = decideSale(buyer('jade'), sale({ paid, ...change }), NOW, RULES)
    expect(purchase).toMatchObject({
      at,
      changedAt: NOW,
      pointsEarned: 108,
      entryId: null,
      tierBefore: null,
      told: null,
    })
    expect(earning.earnedDay).toBe(earnedDay)
  })
})
