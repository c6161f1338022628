import type { Answers } from './domains/base/facts/outbox.service'
import { noteAct } from './domains/growth/referral/act.service'
import { giveReferralCoupon } from './domains/growth/referral/coupon-reward.service'
import { forgetTraces } from './domains/growth/referral/forget.service'
import { moveBonds } from './domains/growth/referral/move.service'
import { forgetScores, renewScores } from './domains/insight/score/consent-answer.service'
import { forgetPortrait } from './domains/insight/segment/forget.service'
import { moveHandTags } from './domains/insight/tag/move-tags.service'
import { giveTierGift } from './domains/ledger/tier/tier-gift.service'
import { settleTierOf } from './domains/ledger/tier/tier-loss.service'
import { moveWithMember } from './domains/loyalty/coupon/grant.service'
import { forgetPersonKeys } from './domains/loyalty/coupon/person.service'
import { giveTierCoupons, takeTierCouponsBack } from './domains/loyalty/coupon/tier-coupon.service'
import { movePast } from './domains/people/member/known-person.service'
import { forgetRole, moveRole } from './domains/people/staff/person.service'
import { recountPurchases } from './domains/till/purchase/recount.service'

/** Who answers which promise: the one place where an earlier noun's fact meets a later noun's deed. */
export const answers: Answers = {
  // Coupons first: they are written one by one outside of this transaction, which should touch the account only shortly.
  'tier-gift': async (tx, promised, context) => {
    await giveTierCoupons(promised, context)
    await giveTierGift(tx, promised, context)
  },
  'tier-lost': (_tx, promised, context) => takeTierCouponsBack(promised, context),
  'growth-taken': settleTierOf,
  // After a merge, or its undoing: what belongs to a record follows the person.
  'move-coupons': async (tx, promised, context) => {
    await moveWithMember(promised, context)
    await moveRole(tx, promised, context)
    await recountPurchases(tx, promised, context)
    await movePast(tx, promised, context)
    await moveBonds(tx, promised, context)
    await moveHandTags(tx, promised, context)
    await forgetPortrait(tx, promised, context)
    await renewScores(promised, context)
  },
  'forget-scores': async (tx, promised, context) => {
    await forgetScores(promised, context)
    await forgetPersonKeys(promised, context)
    await forgetPortrait(tx, promised, context)
    await forgetTraces(tx, promised, context)
    await forgetRole(tx, promised, context)
  },
  'renew-scores': (_tx, promised, context) => renewScores(promised, context),
  'bond-act': noteAct,
  'referral-coupon': (_tx, promised, context) => giveReferralCoupon(promised, context),
}
