import { invariant } from '#shared/kernel/invariant'
import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import { decideEntry, type Fact } from '#shared/ledger/points/ledger'
import type { Shop } from './shop'

/** `mem_` and a number, as long as a real id. */
export const memberIdOf = (number: number) => `mem_${String(number).padStart(10, '0')}`

/** Puts a member's account with its whole ledger into the database, as the facts would have made it. */
export function putLedger(
  shop: Pick<Shop, 'database'>,
  memberId: string,
  facts: readonly { at: number; fact: Fact }[],
  change: Partial<Account> = {},
): Account {
  const joinedAt = facts[0]?.at ?? 0
  let account = newAccount(memberId, 'paper', joinedAt)
  for (const { at, fact } of facts) {
    const decision = decideEntry(account, fact, { now: at, validMonths: 12 })
    invariant(decision.kind === 'accepted', 'a prepared fact is possible')
    shop.database.put('entries', { ...decision.entry })
    account = { ...account, ...decision.ledger, updatedAt: at }
  }
  const whole = { ...account, ...change }
  shop.database.put('accounts', { ...whole })
  return whole
}

/** Points earned long enough ago or not: the lots end twelve months after the month of `at`. */
export function earned(at: number, amounts: { points?: number; growth?: number }, sourceId: string) {
  const fact: Fact = { kind: 'earn', reason: 'check-in', sourceId, ...amounts }
  return { at, fact }
}
