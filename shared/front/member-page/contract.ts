import * as z from 'zod'
import { privacyContract } from '#shared/front/privacy/contract'
import { lifecycleContract } from '#shared/insight/lifecycle/contract'
import { scoreView } from '#shared/insight/score/contract'
import { tagContract } from '#shared/insight/tag/contract'
import { defineContract } from '#shared/kernel/contract'
import { growingEnum, memberIdField } from '#shared/kernel/fields'
import { pointsContract } from '#shared/ledger/points/contract'
import { couponOperatorContract } from '#shared/loyalty/coupon/operator-contract'
import { memberContract } from '#shared/people/member/contract'
import { followUpContract } from '#shared/reach/follow-up/contract'
import { inboxContract } from '#shared/reach/inbox/contract'

const explainedCoupon = couponOperatorContract['coupon.explain'].output.pick({
  coupon: true,
  outcome: true,
  lines: true,
})

const insight = z.object({
  score: z.object({
    /** `leftOut`: there is no consent; `unscored`: a night has still to come, or the shop has too few purchases. */
    status: growingEnum(['scored', 'leftOut', 'noPurchase', 'unscored']),
    /** As it was published, which is what lists and segments go by. */
    score: scoreView.nullable(),
  }),
  stage: lifecycleContract['lifecycle.explain'].output,
  tags: tagContract['tag.getMember'].output,
})

export const memberPageContract = defineContract({
  'member-page.get': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary:
      'One member as the desk shows them: card, newest of the ledger, usable coupons with why, messages, consents, score, stage, tags',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({
      member: memberContract['member.find'].output,
      tier: z.object({ name: z.string(), palette: z.string() }),
      ledger: pointsContract['points.listLedger'].output,
      coupons: z.array(explainedCoupon),
      messages: inboxContract['inbox.listOfMember'].output.shape.messages,
      /** As they are now; how they came about is asked for by itself. */
      consents: privacyContract['privacy.listConsents'].output.omit({ changes: true }),
      /** Whose the member is; null for nobody's. */
      ownClerk: followUpContract['follow-up.readOwnClerk'].output.shape.own,
      /** Null for whoever may see members, and not what the shop makes of them. */
      insight: insight.nullable(),
    }),
  },
})
