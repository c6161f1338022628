// A module, so that it adds to another one.
export {}

/** What happens to coupons. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'coupon.redeemed': { couponId: string; purchaseId: string }
  }
}
