import { type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import type { AccountReferral, InvitedTally } from '#shared/ledger/account/account-referral'
import { noReferral, tallyOf, withFriend, withTally } from '#shared/ledger/account/invited-tally'
import type { Bond } from './bond'
import type { ReferralTerms } from './terms'

/** How many friends have counted in the period of the cap that `month` falls in. */
export function countedInPeriod(tally: InvitedTally, { per }: ReferralTerms['cap'], month: BusinessMonth): number {
  return per === 'programme' ? tally.friends : (tally.months.find((each) => each.month === month)?.friends ?? 0)
}

/** What these bonds have counted for the inviter. */
export function talliesOf(bonds: readonly Bond[]): AccountReferral {
  return bonds
    .filter(({ reward }) => reward && !reward.inviterMissed)
    .reduce<AccountReferral>((referral, { terms, act, boundDay }) => {
      const tally = tallyOf(referral, terms.programmeKey)
      return withTally(referral, withFriend(tally, monthOf(act?.day ?? boundDay)))
    }, noReferral)
}
