import type { Account } from '#shared/ledger/account/account'

/** Friends whom a member brought and who acted: the social side of a score. */
export function friendsOf({ referral }: Account): number {
  return (referral?.tallies ?? []).reduce((sum, { friends }) => sum + friends, 0)
}
