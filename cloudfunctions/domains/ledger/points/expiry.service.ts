import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { decideExpiry } from '#shared/ledger/points/ledger'
import type { Context } from '../../../platform/context'
import { findAccount, keepAccount } from '../account/account.face'
import { insertEntries } from './points.repository'

/** Each month is one entry, and a transaction must stay within 40 operations. */
const MONTHS_AT_ONCE = 30

/** Takes expired points, with one entry for each month. */
export async function expireOf({ db, now }: Context, memberId: string): Promise<boolean> {
  let hasChanged = false
  for (;;) {
    const taken = await db.transaction(async (tx) => {
      const account = await findAccount(tx, memberId)
      const expiry = account && expiryOf(account, now)
      if (!expiry) return null
      await insertEntries(tx, expiry.entries)
      await keepAccount(tx, expiry.account, now)
      return expiry.entries.length
    })
    hasChanged ||= taken !== null
    if (taken === null || taken < MONTHS_AT_ONCE) return hasChanged
  }
}

function expiryOf(account: Account, now: number): { account: Account; entries: Entry[] } | null {
  const decision = decideExpiry(account, now, MONTHS_AT_ONCE)
  return decision.kind === 'nothing' ? null : { account: { ...account, ...decision.ledger }, entries: decision.entries }
}
