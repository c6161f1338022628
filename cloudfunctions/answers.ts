import { giveTierCoupons, moveWithMember } from './domains/coupon/grant.service'
import type { Answers } from './domains/outbox/outbox.service'
import { giveTierGift } from './domains/tier/tier-gift.service'

/** Who answers which promise: the one place where an earlier noun's fact meets a later noun's deed. */
export const answers: Answers = {
  // Coupons first: they are written one by one outside of this transaction, which should touch the account only shortly.
  'tier-gift': async (tx, promised, context) => {
    await giveTierCoupons(promised, context)
    await giveTierGift(tx, promised, context)
  },
  'move-coupons': (_tx, promised, context) => moveWithMember(promised, context),
}
