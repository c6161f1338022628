// A module, so that it adds to another one.
export {}

/** What happens to purchases. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'purchase.recorded': { purchaseId: string; amountFen: number; at: number }
    /** Money back, a part or the rest; also when the purchase is undone. */
    'purchase.refunded': { purchaseId: string; amountFen: number; isWhole: boolean }
  }
}
