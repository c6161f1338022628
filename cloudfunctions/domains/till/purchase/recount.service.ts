import type { Told } from '#shared/base/facts/told-facts'
import { addMonths, businessDayOf, firstDayOf, monthOf, startOfDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { BENEFIT_MONTHS_KEPT } from '#shared/ledger/account/benefit-tally'
import { withBenefits } from '#shared/till/purchase/benefit-fen'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { keepAccount } from '../../ledger/account/account.face'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { listPurchasesOfMember, sumPurchasesByMember } from './purchase.repository'
import { type PurchasePage, pageOfPurchases } from './purchase-pages'

const PAGE_SIZE = 100

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
  // A merge adds the counts of both records.
  if (!member?.unmerged || member.merge) return
  for (const id of [memberId, member.unmerged.into]) {
    const account = await getHolder(tx, id)
    const counters = { ...account.counters, ...(await countPurchases(db, account._id)) }
    const counted = { ...account, counters, ...(await countBenefits(db, account, now)) }
    if (JSON.stringify(counted) === JSON.stringify(account)) continue
    await keepAccount(tx, counted, now)
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

/** What benefits took off in the months that an account keeps, of the record and all that were merged into it. */
async function countBenefits(db: Db, { _id, benefits }: Account, now: number): Promise<Pick<Account, 'benefits'>> {
  // An account without such counts has used no benefit in these months.
  if (!benefits) return {}
  const fromAt = startOfDay(firstDayOf(addMonths(monthOf(businessDayOf(now)), 1 - BENEFIT_MONTHS_KEPT)))
  const records = await recordsOfPerson(db, _id)
  let counted: Pick<Account, 'benefits'> = {}
  let beforeAt: number | null = Number.MAX_SAFE_INTEGER
  while (beforeAt !== null && beforeAt > fromAt) {
    const page: PurchasePage = await pageOfPurchases(db, records, { beforeAt, size: PAGE_SIZE })
    for (const purchase of page.purchases) {
      if (purchase.at >= fromAt) counted = withBenefits(counted, purchase)
    }
    beforeAt = page.nextBeforeAt
  }
  return { benefits: counted.benefits ?? [] }
}

export { sumPurchasesByMember } from './purchase.repository'
