import type { Account } from '#shared/ledger/account/account'

/** Friends whom a member brought and who were active themselves: the social part of a score. */
export function friendsOf({ referral }: Account): number {
  return (referral?.tallies ?? []).reduce((sum, { friends }) => sum + friends, 0)
}
