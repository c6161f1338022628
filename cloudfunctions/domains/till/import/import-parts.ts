import type { CarriedFact } from '#shared/base/facts/told-facts'
import { partsOf } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import type { Purchase } from '#shared/till/purchase/purchase'
import { withPurchases } from '#shared/till/purchase/sale'
import { withCarried } from '../../ledger/account/account.face'
import { decideFacts } from '../../ledger/points/points.face'
import { raiseTierSilently } from '../../ledger/tier/tier.face'
import {
  decideRow,
  type ImportContext,
  ROWS_PER_TRANSACTION,
  recordedTelling,
  withEntries,
} from './import-customer.service'
import type { IdentifiedRow } from './import-rows'

export interface Decided {
  account: Account
  purchases: Purchase[]
  /** Of each purchase; null where it has moved nothing. */
  entries: (Entry | null)[]
  /** Facts for which the account has no room any more. */
  overflow: CarriedFact[]
  isRaised: boolean
}

/** By the parts in which transactions would write them, so that tier and multiplier rise at the same rows. */
export async function decideInParts(
  importing: ImportContext,
  before: Account,
  rows: readonly IdentifiedRow[],
): Promise<Decided> {
  const result: Decided = { account: before, purchases: [], entries: [], overflow: [], isRaised: false }
  for (const part of partsOf(rows, ROWS_PER_TRANSACTION)) {
    const decided = await decidePart(importing, result.account, part)
    const made = withEntries(decided.sales, decided.entries)
    result.account = withPurchases(decided.account, made)
    for (const purchase of made) {
      const carrying = withCarried(importing.context, result.account, recordedTelling(purchase))
      result.account = carrying.account
      result.overflow.push(...carrying.overflow)
    }
    result.purchases.push(...made)
    result.entries.push(...decided.entries)
    result.isRaised ||= decided.reached.length > 0
  }
  return result
}

/**
 * What the rows of one transaction make of an account, gifts apart. A multiplier is that of the tier to which the part
 * before has led.
 */
export async function decidePart(importing: ImportContext, before: Account, rows: readonly IdentifiedRow[]) {
  const { context } = importing
  const sales = rows.map((row) => decideRow(importing, before, row))
  const posted = await decideFacts(
    context,
    before,
    sales.map(({ earning }) => earning),
  )
  const { account, reached } = await raiseTierSilently(context, posted.account)
  return { account, reached, sales, entries: posted.entries }
}
