import type { ActionOutput } from '../api/call'
import { day } from './days'

/** Valid answers of the till; a test gives only what matters to it. */

type Staff = NonNullable<ActionOutput<'staff.getMine'>['staff']>
type Member = Preview['member']
type Preview = ActionOutput<'purchase.preview'>
type PreviewCoupon = Preview['coupons'][number]
type Confirmation = ActionOutput<'purchase.confirm'>
type UndoAnswer = ActionOutput<'purchase.undo'>
type RefundAnswer = ActionOutput<'purchase.refund'>
type Today = ActionOutput<'purchase.listToday'>
type TodaysPurchase = Today['purchases'][number]

/** 20 November 2026, 14:32 in the shop. */
export const SOLD_AT = Date.UTC(2026, 10, 20, 6, 32)

export const EAST = { storeId: 'str_east', name: '东店', region: '成都', address: '东街 1 号' }
export const WEST = { storeId: 'str_west', name: '西店', region: '成都', address: '西街 2 号' }

export function aStaff(part: Partial<Staff> = {}): { staff: Staff } {
  return { staff: { name: '周小满', role: 'clerk', stores: [EAST], ...part } }
}

export function aFoundMember(part: Partial<Member> = {}): Member {
  return {
    memberCode: '7K2M9QXR4T',
    proof: 'v1.bm9uY2U.dGFn.dGV4dA',
    displayName: '林间',
    phoneTail: '77',
    tier: { key: 'jade', name: '翡翠', palette: 'jade' },
    pointsMultiplierPercent: 110,
    points: 1286,
    lastPurchaseDay: day('2026-11-18'),
    ...part,
  }
}

/** Eight yuan off from thirty. */
export function aCouponAtTill(part: Partial<PreviewCoupon> = {}, title = '周末茶券', id = 'weekend'): PreviewCoupon {
  return {
    coupon: {
      couponId: `tpl_${id}:mem_7K2M9QXR4T:claim:1`,
      templateId: `tpl_${id}`,
      number: '2345',
      status: 'available',
      rules: issuedRules(title),
      fromAt: SOLD_AT - 86_400_000,
      untilAt: SOLD_AT + 86_400_000,
      issuedAt: SOLD_AT - 86_400_000,
      way: 'claim',
      pointsPaid: 0,
      redeemed: null,
      voidedAt: null,
    },
    outcome: 'usable',
    refusal: null,
    discountFen: 800,
    why: [],
    isChosen: false,
    ...part,
  }
}

function issuedRules(title: string): PreviewCoupon['coupon']['rules'] {
  return {
    title,
    offer: { kind: 'amountOff', amountOffFen: 800 },
    conditions: {
      minSpendFen: 3000,
      storeIds: null,
      exceptStoreIds: null,
      categories: null,
      exceptCategories: null,
      weekdays: null,
      hours: null,
      blackoutDays: null,
    },
    audience: {
      tierKeys: null,
      segmentIds: null,
      tagKeys: null,
      newMemberWithinDays: null,
      isBirthdayMonth: false,
      isCheckedAtUse: false,
    },
    stacking: { group: 'goods', maxTogether: 1, isExclusive: false },
    texts: { detail: '', howToUse: '', refund: '' },
  }
}

/** The answer for a code alone: who it is and what is in the wallet. */
export function aPreview(part: Partial<Preview> = {}): Preview {
  return {
    member: aFoundMember(),
    coupons: [],
    best: null,
    quote: null,
    lockedUntilAt: null,
    names: { stores: {}, tiers: {} },
    now: SOLD_AT,
    ...part,
  }
}

/** The answer for an amount of 46.50 yuan: the price without coupons. */
export function aQuoted(part: Partial<Preview> = {}, quote: Partial<NonNullable<Preview['quote']>> = {}): Preview {
  return aPreview({
    best: { couponIds: [], discountFen: 0, giftFen: 0 },
    quote: {
      totalFen: 4650,
      discountFen: 0,
      payableFen: 4650,
      coupons: [],
      benefits: [],
      pointsEarned: 51,
      growthEarned: 46,
      ...quote,
    },
    ...part,
  })
}

export function anUndone(part: Partial<UndoAnswer> = {}): UndoAnswer {
  return { ...aRefunded({ purchase: aPurchase({ isUndone: true, refundedFen: 4650 }) }), ...part }
}

export function aPurchase(part: Partial<Confirmation['purchase']> = {}): Confirmation['purchase'] {
  return {
    purchaseId: 'pur-1',
    storeId: 'str_east',
    amountFen: 4650,
    discountFen: 0,
    coupons: [],
    benefits: [],
    isUndone: false,
    refundedFen: 0,
    pointsEarned: 51,
    growthEarned: 46,
    at: SOLD_AT,
    receiptNumber: null,
    ...part,
  }
}

export function aConfirmed(part: Partial<Confirmation> = {}): Confirmation {
  return {
    purchase: aPurchase(),
    balance: 1337,
    growth: 686,
    tierReached: null,
    undoUntilAt: SOLD_AT + 15 * 60_000,
    ...part,
  }
}

export function aRefunded(part: Partial<RefundAnswer> = {}): RefundAnswer {
  return {
    purchase: aPurchase({ refundedFen: 4650 }),
    moneyFen: 4650,
    pointsTaken: 51,
    debtAfter: 0,
    coupons: [],
    ...part,
  }
}

export function aTodaysPurchase(part: Partial<TodaysPurchase> = {}): TodaysPurchase {
  const purchase = aPurchase(part)
  const isBack = purchase.refundedFen >= purchase.amountFen
  return { ...purchase, displayName: '林间', clerkName: '周小满', isBack, goods: null, undoUntilAt: null, ...part }
}

export function aDay(part: Partial<Today> = {}): Today {
  const purchases = part.purchases ?? [aTodaysPurchase()]
  return {
    day: day('2026-11-20'),
    refundFromDay: day('2026-08-20'),
    purchases,
    isComplete: true,
    totalFen: 4650,
    totalCount: purchases.length,
    discountFen: 0,
    couponCount: 0,
    clerks: [],
    ...part,
  }
}
