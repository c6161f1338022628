import { partsOf } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import type { Tier } from '#shared/ledger/tier/rules'
import type { Db } from '../../../platform/db/db'
import { newId } from '../../../platform/ids'
import { findAccounts } from '../../ledger/account/account.face'
import { keysOfCustomer } from '../../people/member/member.face'
import { type BatchResult, refusedWork, takeBatch } from './import-batch.service'
import { type ImportContext, ROWS_PER_TRANSACTION } from './import-customer.service'
import { type Gifts, noGifts, noteRises, type Rise, toWouldGive } from './import-gifts.service'
import { type KnownRecords, lookUp, type Work, withOwnNumbers, worksOf } from './import-known.service'
import { decidePart } from './import-parts'
import { withResult } from './import-progress'
import type { IdentifiedRow } from './import-rows'
import type { ImportRun } from './import-run.repository'
import type { Sheet } from './sheet'
import { sortOut } from './sort-out'

/** What the file has changed so far, had it been imported. Small: only what later rows can meet again. */
interface TrialState {
  /** Phones lead later customers of the file to the same member. */
  members: KnownRecords['members']
  /** Receipts that later customers may claim too. */
  purchases: KnownRecords['purchases']
  standings: Map<string, TierStanding>
  membersAdded: number
  purchasePoints: number
}

interface TierStanding {
  now: Pick<Account, 'tier' | 'growth'>
  isNew: boolean
  risenTo: string | null
}

/**
 * Goes through the file as the import would, by the same rules and a batch at a time, and writes nothing. If time runs
 * out, the rest is left out and the answer says so; a preview cannot be continued.
 */
export async function previewImport(
  importing: ImportContext & { run: ImportRun },
  sheet: Sheet,
  isTimeUp: () => boolean,
) {
  const { customers } = sheet
  const imagined: TrialState = {
    members: new Map(),
    purchases: new Map(),
    standings: new Map(),
    membersAdded: 0,
    purchasePoints: 0,
  }
  const gifts = noGifts()
  let { run } = importing
  do {
    const result = await previewBatch(importing, takeBatch(customers, run.customersDone), { imagined, gifts })
    run = withResult(run, result)
    run = { ...run, isDone: run.customersDone >= customers.length }
  } while (!run.isDone && !isTimeUp())
  const { membersAdded, purchasePoints } = imagined
  const given = await toWouldGive(importing, gifts)
  const wouldGive = { giveGifts: importing.giveGifts, isComplete: run.isDone, ...given, purchasePoints }
  const brings = (purchaseId: string) => imagined.purchases.has(purchaseId)
  return { run: { ...run, isDone: true }, membersAdded, wouldGive, brings }
}

async function previewBatch(
  importing: ImportContext,
  customers: Sheet['customers'],
  { imagined, gifts }: { imagined: TrialState; gifts: Gifts },
): Promise<BatchResult> {
  const { db } = importing.context
  const told = worksOf(importing, customers)
  const known = await lookUp(importing, told)
  const works = withOwnNumbers(told, known)
  const accounts = await accountsOf(db, [...known.members.values()])
  const done: BatchResult = {
    customersDone: works.length,
    rowsDone: 0,
    purchasesAdded: 0,
    purchasesKnown: 0,
    totalFen: 0,
    conflicts: [],
  }
  const rises: Rise[] = []
  for (const work of works) {
    const { result, rise } = await previewWork(importing, work, { known, accounts, imagined })
    done.rowsDone += result.rowsDone
    done.purchasesAdded += result.purchasesAdded
    done.purchasesKnown += result.purchasesKnown
    done.totalFen += result.totalFen
    done.conflicts.push(...result.conflicts)
    if (rise) rises.push(rise)
  }
  await noteRises(db, gifts, rises)
  return done
}

async function previewWork(
  importing: ImportContext,
  { customer, rows }: Work,
  { known, accounts, imagined }: { known: KnownRecords; accounts: Map<string, Account>; imagined: TrialState },
) {
  const keys = keysOfCustomer(customer)
  const found = keys.map((key) => known.members.get(key) ?? imagined.members.get(key)).find((id) => id !== undefined)
  const recorded = found === undefined ? undefined : accounts.get(found)
  if (recorded && recorded.status !== 'active') return { result: refusedWork({ rows }), rise: null }
  const purchases = imagined.purchases.size === 0 ? known.purchases : join(known.purchases, imagined.purchases, rows)
  const { fresh, result } = sortOut(
    rows,
    { purchases, returned: known.returned },
    { runId: importing.run.runId, memberId: found ?? null },
  )
  if (fresh.length === 0) return { result, rise: null }
  const memberId = found ?? newId('mem')
  if (found === undefined) imagined.membersAdded += 1
  const before = recorded ?? newAccount(memberId, importing.tiers.tiers[0].key, importing.context.now)
  const standing = imagined.standings.get(memberId)
  const isNew = standing?.isNew ?? recorded === undefined
  const { account, reached, points } = await live(importing, { ...before, ...standing?.now }, fresh)
  imagined.purchasePoints += points
  const risenTo = standing?.risenTo ?? null
  remember(imagined, account, { keys, fresh, isNew, risenTo: reached.at(-1)?.key ?? risenTo })
  return { result, rise: reached.length === 0 ? null : { memberId, isNew, reached, risenTo } }
}

/** In the parts in which the import writes them: the multiplier is the one that the part before has led to. */
async function live(importing: ImportContext, before: Account, rows: readonly IdentifiedRow[]) {
  const reached: Tier[] = []
  let account = before
  let points = 0
  for (const part of partsOf(rows, ROWS_PER_TRANSACTION)) {
    const decided = await decidePart(importing, account, part)
    account = decided.account
    reached.push(...decided.reached)
    points += decided.sales.reduce((sum, { earning }) => sum + earning.points, 0)
  }
  return { account, reached, points }
}

/** A new customer without a phone cannot come up again: a file has each number once. */
function remember(
  imagined: TrialState,
  { _id: memberId, tier, growth }: Account,
  { keys, fresh, isNew, risenTo }: Omit<TierStanding, 'now'> & { keys: string[]; fresh: IdentifiedRow[] },
): void {
  if (!isNew || keys.length > 1) {
    imagined.standings.set(memberId, { now: { tier, growth }, isNew, risenTo })
    for (const key of keys.slice(1)) if (!imagined.members.has(key)) imagined.members.set(key, memberId)
  }
  for (const { purchaseId, receipt, amountFen, day } of fresh) {
    if (receipt === null) continue
    imagined.purchases.set(purchaseId, { memberId, amountFen, requestId: '', day, source: 'import' })
  }
}

function join(
  known: KnownRecords['purchases'],
  imagined: KnownRecords['purchases'],
  rows: Work['rows'],
): KnownRecords['purchases'] {
  const purchases: KnownRecords['purchases'] = new Map()
  for (const { purchaseId } of rows) {
    const purchase = known.get(purchaseId) ?? imagined.get(purchaseId)
    if (purchase) purchases.set(purchaseId, purchase)
  }
  return purchases
}

async function accountsOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Account>> {
  const found = await findAccounts(db, [...new Set(memberIds)])
  return new Map(found.map((account) => [account._id, account]))
}
