import { businessDayOf } from '#shared/kernel/business-day'
import type { RefusalDetails } from '#shared/kernel/contract'
import { type Tally, tallyAfter } from '../../ledger/account/issued-tally'
import { pointsPriceOf } from './claim-benefit'
import { type ChangedCoupon, issueCoupon } from './coupon'
import { type CouponRefused, refused } from './refusal'
import type { ClaimRule } from './rule'
import type { Template } from './template'
import { type ClaimFacts, whyNotClaim } from './why-claim'

/** Everything that has to be written together, counters included: none of them can be forgotten. */
export interface ClaimAccepted extends Pick<ChangedCoupon, 'coupon' | 'entry'> {
  kind: 'accepted'
  tally: Tally
  person: Tally | null
  /** What the ledger has to take; 0 unless it is bought with points. */
  pointsPaid: number
}

export type ClaimDecision = ClaimAccepted | CouponRefused

export interface ClaimFact {
  couponId: string
  /** The fact that brings it: the request, the exchange code, the month, the batch… */
  sourceId: string
}

/** Claimed, bought, exchanged for a code or given: the same limits hold for every way. */
export function decideClaim(template: Template, facts: ClaimFacts, { couponId, sourceId }: ClaimFact): ClaimDecision {
  const { rules, refusal } = whyNotClaim(template, facts)
  if (refusal) return refused(refusal, detailsOf(rules.find(({ verdict }) => verdict === 'fail')))
  const { now, way, member } = facts
  const today = businessDayOf(now)
  const pointsPaid = way === 'points' ? pointsPriceOf(template.rules.pricePoints ?? 0, member.claimBenefit) : 0
  const issuing = { couponId, sourceId, memberId: member.memberId, way, pointsPaid }
  const { coupon, entry } = issueCoupon(template, issuing, now)
  return {
    kind: 'accepted',
    coupon,
    entry,
    tally: tallyAfter(facts.tally, today),
    person: facts.person && tallyAfter(facts.person, today),
    pointsPaid,
  }
}

/** The facts that the sentence for a refusal needs. */
function detailsOf(failing: ClaimRule | undefined): RefusalDetails {
  if (!failing) return {}
  const details: RefusalDetails = { rule: failing.rule }
  if (typeof failing.needed === 'number') details.needed = failing.needed
  if (typeof failing.actual === 'number') details.actual = failing.actual
  if (failing.fix?.kind === 'wait') details.waitUntilAt = failing.fix.untilAt
  if (failing.fix?.kind === 'earnPoints') details.missing = failing.fix.missing
  return details
}
