import type { Account } from '#shared/account/account'
import type { Context } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/db'
import { findAccount } from '../account/account.repository'
import { keepAccount } from '../account/account.service'
import { getHolder, recordsOfPerson } from '../member/holder.service'
import { findMember } from '../member/member.repository'
import type { Promised } from '../outbox/outbox.service'
import { listPurchasesOfMember, sumPurchasesOfMembers } from './purchase.repository'

type Counts = Pick<Account['counters'], 'purchaseCount' | 'spentFen' | 'lastPurchaseAt'>

/**
 * After a merge, or its undoing: what the accounts say of purchases is counted anew from the purchases themselves.
 * Counted after the account was read in the transaction, so that a purchase in between meets this at the account.
 */
export async function recountPurchases(tx: Tx, { memberId }: Promised, { db, now }: Context): Promise<void> {
  const member = await findMember(tx, memberId)
  const apart = member?.unmerged?.into
  const holders = new Set<string>()
  for (const id of [memberId, ...(apart ? [apart] : [])]) holders.add((await getHolder(tx, id))._id)
  for (const holderId of holders) {
    const account = await findAccount(tx, holderId)
    if (!account) continue
    const counts = await countPurchases(db, holderId)
    if (isCountedRight(account.counters, counts)) continue
    await keepAccount(tx, { ...account, counters: { ...account.counters, ...counts } }, now)
  }
}

/** What stands, of the record and all that were merged into it. */
export async function countPurchases(db: Db, holderId: string): Promise<Counts> {
  const records = await recordsOfPerson(db, holderId)
  const { count, spentFen } = await sumPurchasesOfMembers(db, records)
  const latest: number[] = []
  for (const recordId of records) {
    const [newest] = await listPurchasesOfMember(db, recordId, Number.MAX_SAFE_INTEGER, 1)
    if (newest) latest.push(newest.at)
  }
  return { purchaseCount: count, spentFen, lastPurchaseAt: latest.length > 0 ? Math.max(...latest) : null }
}

export function isCountedRight(counters: Counts, { purchaseCount, spentFen, lastPurchaseAt }: Counts): boolean {
  return (
    counters.purchaseCount === purchaseCount &&
    counters.spentFen === spentFen &&
    counters.lastPurchaseAt === lastPurchaseAt
  )
}
