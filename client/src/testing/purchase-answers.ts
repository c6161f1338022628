import type { ActionOutput } from '../api/call'

/** Valid answers about the member's purchases for screen tests. */

type OwnPurchase = ActionOutput<'purchase.listMine'>['purchases'][number]
type OwnReceipt = ActionOutput<'purchase.getMine'>

/** Friday, 20 November 2026, 12:05. */
const AT = Date.UTC(2026, 10, 20, 4, 5)

const shared = {
  purchaseId: 'purchase-1',
  storeName: '常来茶铺',
  at: AT,
  isDayOnly: false,
  amountFen: 8_500,
  refundedFen: 0,
  savedFen: 2_000,
  pointsEarned: 85,
  isBack: false,
  isUndone: false,
}

export function anOwnPurchase(part: Partial<OwnPurchase> = {}): OwnPurchase {
  return { ...shared, goodsName: '明前龙井', goodsCount: 3, ...part }
}

export function anOwnReceipt(part: Partial<OwnReceipt> = {}): OwnReceipt {
  return {
    ...shared,
    receiptNumber: 'A-017',
    totalFen: 10_500,
    discountFen: 2_000,
    deliveryFen: 500,
    tipFen: 0,
    deliveryDiscountFen: 0,
    lines: [
      { name: '明前龙井', unitFen: 3_000, quantity: 2, discountFen: 1_200, backUnits: 0 },
      { name: '桂花糕', unitFen: 4_000, quantity: 1, discountFen: 800, backUnits: 0 },
    ],
    coupons: [{ title: '周末满减券', discountFen: 2_000, gift: null, valueFen: null }],
    benefits: [],
    growthEarned: 85,
    tierReached: null,
    refunds: [],
    ...part,
  }
}
