import type { Told } from '#shared/base/facts/told-facts'
import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { keepAccount } from '../../ledger/account/account.face'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { listPurchasesOfMember, sumPurchasesByMember } from './purchase.repository'

type Counts = Pick<Account['counters'], 'purchaseCount' | 'spentFen' | 'lastPurchaseAt'>

/**
 * After a merge was undone, what both accounts say of purchases is counted anew from the purchases themselves. Counted
 * after the account was read in the transaction, so that a purchase in between meets this at the account.
 */
export async function recountPurchases(
  tx: Tx,
  { memberId }: Pick<Told, 'memberId'>,
  { db, now }: Context,
): Promise<void> {
  const member = await findMember(tx, memberId)
  // A merge adds what both have counted.
  if (!member?.unmerged || member.merge) return
  for (const id of [memberId, member.unmerged.into]) {
    const account = await getHolder(tx, id)
    const counters = { ...account.counters, ...(await countPurchases(db, account._id)) }
    if (JSON.stringify(counters) === JSON.stringify(account.counters)) continue
    await keepAccount(tx, { ...account, counters }, now)
  }
}

/** What stands, of the record and all that were merged into it. */
export async function countPurchases(db: Db, holderId: string): Promise<Counts> {
  const records = await recordsOfPerson(db, holderId)
  const sums = [...(await sumPurchasesByMember(db, records)).values()]
  const latest: number[] = []
  for (const recordId of records) {
    const [newest] = await listPurchasesOfMember(db, recordId, Number.MAX_SAFE_INTEGER, 1)
    if (newest) latest.push(newest.at)
  }
  return {
    purchaseCount: sums.reduce((total, { purchaseCount }) => total + purchaseCount, 0),
    spentFen: sums.reduce((total, { spentFen }) => total + spentFen, 0),
    lastPurchaseAt: latest.length > 0 ? Math.max(...latest) : null,
  }
}

export { sumPurchasesByMember } from './purchase.repository'
