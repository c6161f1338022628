import { type Consents, isConsentInForce } from '#shared/people/member/consent'

/** What decides whether a member may be scored. */
export interface Candidate {
  status: 'active' | 'merged' | 'closed'
  consents: Consents
  /** Keys that lead to the member; `wx:` where they use the mini-program. */
  identityIds: readonly string[]
}

/**
 * Who uses the mini-program is scored with consent to personalization, and not without. A customer whom only a till knows
 * was never asked and cannot be reached; the rules say whether the shop's own records of them are scored. A refusal
 * counts for everybody.
 */
export function mayBeScored(candidate: Candidate, { scoreUnasked }: { scoreUnasked: boolean }): boolean {
  const { status, consents, identityIds } = candidate
  if (status !== 'active') return false
  if (isConsentInForce(consents, 'personalization')) return true
  const canBeAsked = identityIds.some((id) => id.startsWith('wx:'))
  return scoreUnasked && !canBeAsked && consents.personalization === undefined
}
