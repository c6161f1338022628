import type { ToldFacts } from '#shared/base/facts/told-facts'
import type { AccountReferral, PendingBond } from '#shared/ledger/account/account-referral'

/** What a friend's account says of the bond that waits for an act; missing or empty for nearly everybody. */
interface ReferralCarrier {
  referral?: AccountReferral | null
}

// The id of the bond that waits for what has happened; false for everybody else. Acts beside the first are told too, because
// the first may be undone.

export function awaitsPurchase(
  { amountFen, at }: ToldFacts['purchase.recorded'],
  beside: ReferralCarrier,
): string | false {
  const pending = pendingFor('purchase', beside)
  return pending !== null && at <= pending.untilAt && amountFen >= pending.minFen && pending.bondId
}

/** Of a purchase that may have counted already, at whatever time it is paid back. */
export function awaitsReturn(_refund: ToldFacts['purchase.refunded'], beside: ReferralCarrier): string | false {
  return pendingFor('purchase', beside)?.bondId ?? false
}

export function awaitsCheckIn({ at }: ToldFacts['check-in.performed'], beside: ReferralCarrier): string | false {
  const pending = pendingFor('check-in', beside)
  return pending !== null && at <= pending.untilAt && pending.bondId
}

/** Who binds a phone number has the member's record in hand and not the account. */
export function awaitsPhone(
  _bound: ToldFacts['member.phoneBound'],
  { bondAwaitingPhone }: { bondAwaitingPhone?: string | null },
): string | false {
  return bondAwaitingPhone ?? false
}

function pendingFor(needs: PendingBond['needs'], { referral }: ReferralCarrier): PendingBond | null {
  const pending = referral?.pending
  return pending?.needs === needs ? pending : null
}
