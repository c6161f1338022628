// A module, so that it adds to another one.
export {}

/** What happens to coupons. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    /** A ladder, a task or a rule owes the member one coupon of this template. `why` is what it was for, in Chinese. */
    'coupon.promised': { couponKey: string; promiseId: string; why: string }
    /** What it was for was taken back. */
    'coupon.unpromised': { couponKey: string; promiseId: string; why: string }
    'coupon.redeemed': { couponId: string; purchaseId: string }
  }
}
