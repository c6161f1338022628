import type { Conditions, IssuedRules } from '#shared/loyalty/coupon/template'
import type { ActionOutput } from '../api/call'

/** Valid answers about coupons for screen tests. */

type Coupon = ActionOutput<'coupon.listMine'>['coupons'][number]
type Centre = ActionOutput<'coupon.listCentre'>
type CentreTemplate = Centre['templates'][number]

/** Friday, 20 November 2026, 15:00. */
export const NOW = Date.UTC(2026, 10, 20, 7)
export const DAY_MS = 86_400_000
/** The last instant of a day in November. */
export const endOf = (day: number) => Date.UTC(2026, 10, day, 15, 59, 59, 999)

const ASKS_NOTHING: Conditions = {
  minSpendFen: 0,
  storeIds: null,
  exceptStoreIds: null,
  categories: null,
  exceptCategories: null,
  weekdays: null,
  hours: null,
  blackoutDays: null,
}

export function someRules({
  conditions,
  ...part
}: Partial<Omit<IssuedRules, 'conditions'>> & { conditions?: Partial<Conditions> } = {}): IssuedRules {
  return {
    title: '周末茶券',
    offer: { kind: 'amountOff', amountOffFen: 800 },
    audience: {
      tierKeys: null,
      segmentIds: null,
      tagKeys: null,
      newMemberWithinDays: null,
      isBirthdayMonth: false,
      isCheckedAtUse: false,
    },
    stacking: { isExclusive: false, group: 'default', maxTogether: 1 },
    texts: { detail: '', howToUse: '', refund: '' },
    ...part,
    conditions: { ...ASKS_NOTHING, minSpendFen: 3000, ...conditions },
  }
}

export function aCoupon(part: Partial<Coupon> = {}): Coupon {
  return {
    couponId: 'tpl_weekend:mem_7K3QANXX20:claim:r1',
    templateId: 'tpl_weekend',
    number: '7K2M',
    status: 'available',
    rules: someRules(),
    fromAt: NOW - DAY_MS,
    untilAt: endOf(30),
    issuedAt: NOW - DAY_MS,
    way: 'claim',
    pointsPaid: 0,
    redeemed: null,
    voidedAt: null,
    ...part,
  }
}

export function aWallet(coupons: Coupon[], nextCursor: string | null = null): ActionOutput<'coupon.listMine'> {
  return { coupons, nextCursor, now: NOW }
}

export function aCentreTemplate(part: Partial<CentreTemplate> = {}): CentreTemplate {
  return {
    templateId: 'tpl_weekend',
    rules: someRules(),
    validity: { kind: 'relative', startAfterDays: 0, validDays: 7 },
    claimWindow: { fromDay: null, untilDay: null, hours: null },
    way: 'claim',
    pricePoints: null,
    fullPricePoints: null,
    perMember: 1,
    owned: 0,
    left: 42,
    outcome: 'claimable',
    refusal: null,
    why: [],
    ...part,
  }
}

export function aCentre(templates: CentreTemplate[], part: Partial<Centre> = {}): Centre {
  return {
    templates,
    points: 1286,
    names: { stores: { st_east: '东湖店' }, tiers: { jade: '翡翠', amber: '琥珀' } },
    now: NOW,
    ...part,
  }
}

export function aCouponAnswer(
  coupon: Partial<Coupon> = {},
  part: Partial<ActionOutput<'coupon.get'>> = {},
): ActionOutput<'coupon.get'> {
  return {
    coupon: aCoupon(coupon),
    outcome: 'open',
    refusal: null,
    why: [],
    stores: [{ storeId: 'st_east', name: '东湖店', address: '东湖路 8 号' }],
    names: { stores: { st_east: '东湖店' }, tiers: { jade: '翡翠', amber: '琥珀' } },
    now: NOW,
    ...part,
  }
}
