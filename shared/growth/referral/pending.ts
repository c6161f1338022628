import type { AccountReferral } from '#shared/ledger/account/account-referral'
import type { QualifyingAct } from './bond'

/**
 * The id of the bond that waits for this act; null for everybody else. Cheap enough for the till: the account is in its
 * hand already. Acts beside the first are told too, because the first may be undone.
 */
export function bondAwaiting(
  referral: AccountReferral | null | undefined,
  act: Pick<QualifyingAct, 'kind' | 'at'> & { amountFen?: number },
): string | null {
  const pending = referral?.pending
  if (!pending || pending.needs !== act.kind || act.at > pending.untilAt) return null
  return act.kind === 'purchase' && (act.amountFen ?? 0) < pending.minFen ? null : pending.bondId
}
