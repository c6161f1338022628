import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import type { Entry } from '#shared/ledger/points/entry'
import type { Purchase } from '#shared/till/purchase/purchase'
import { withPurchases } from '#shared/till/purchase/sale'
import type { Db } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { derivedMemberId } from '../../../platform/ids'
import { addAccounts, removeAccounts, withCarried } from '../../ledger/account/account.face'
import { addEntries, decideFacts, removeEntriesOf } from '../../ledger/points/points.face'
import { raiseTierSilently } from '../../ledger/tier/tier.face'
import {
  addTillMembers,
  followKeys,
  giveKeys,
  keysOfCustomer,
  listMadeByRun,
  type Newcomer,
  removeUnfinished,
} from '../../people/member/member.face'
import { addPurchases, removePurchasesOf } from '../purchase/purchase.face'
import {
  decideRow,
  type ImportContext,
  joinedTelling,
  ROWS_PER_TRANSACTION,
  recordedTelling,
  withEntries,
} from './import-customer.service'
import type { Known, Work } from './import-known.service'
import type { IdentifiedRow } from './import-rows'
import { sortOut } from './sort-out'

/** One customer of the file whom nothing leads to, with everything that is to be written. */
interface NewRecord extends Newcomer {
  account: Account
  purchases: Purchase[]
  entries: Entry[]
}

type Result = ReturnType<typeof sortOut>['result']

const memberIdOf = (runId: string, { key }: Newcomer['customer']) => derivedMemberId([runId, key])

/**
 * Records the customers whom no key leads to yet, all of them in a few lists: nobody meets their records before their
 * keys are there, which come last. Answers what became of each; who is missing in the answer is for a transaction.
 */
export async function importNewcomers(
  importing: ImportContext,
  works: readonly Work[],
  known: Known,
): Promise<Map<Work, Result>> {
  const results = new Map<Work, Result>()
  // Gifts are told one by one, in the transaction that raises the tier.
  if (importing.giveGifts) return results
  const taken = new Set<string>()
  const records: NewRecord[] = []
  for (const work of works) {
    const claims = [...keysOfCustomer(work.customer), ...new Set(work.rows.map(({ purchaseId }) => purchaseId))]
    const isContested = claims.some((claim) => taken.has(claim))
    for (const claim of claims) taken.add(claim)
    if (isContested || keysOfCustomer(work.customer).some((key) => known.members.has(key))) continue
    const { fresh, result } = sortOut(work.rows, known, { runId: importing.run.runId, memberId: null })
    const record = fresh.length === 0 ? null : await decideRecord(importing, work, fresh)
    if (record) records.push(record)
    if (record || fresh.length === 0) results.set(work, result)
  }
  return (await isWritten(importing, records)) ? results : new Map()
}

/** By the parts in which a transaction would write them, so that tier and multiplier rise at the same rows. */
async function decideRecord(
  importing: ImportContext,
  { customer }: Work,
  rows: readonly IdentifiedRow[],
): Promise<NewRecord | null> {
  const { context, run, tiers } = importing
  const memberId = memberIdOf(run.runId, customer)
  const empty = newAccount(memberId, tiers.tiers[0].key, context.now)
  let { account, overflow } = withCarried(context, empty, joinedTelling(memberId))
  const purchases: Purchase[] = []
  const entries: Entry[] = []
  for (let from = 0; from < rows.length; from += ROWS_PER_TRANSACTION) {
    const before = account
    const sales = rows.slice(from, from + ROWS_PER_TRANSACTION).map((row) => decideRow(importing, before, row))
    const facts = sales.map(({ earning }) => earning)
    const posted = await decideFacts(context, account, facts)
    const made = withEntries(sales, posted.entries)
    account = withPurchases((await raiseTierSilently(context, posted.account)).account, made)
    for (const purchase of made) {
      const carrying = withCarried(context, account, recordedTelling(purchase))
      account = carrying.account
      overflow = [...overflow, ...carrying.overflow]
    }
    purchases.push(...made)
    entries.push(...posted.entries.filter((entry) => entry !== null))
  }
  return overflow.length > 0 ? null : { memberId, customer, account, purchases, entries }
}

/** False where somebody else was faster with one of the ids: then nothing of it stays that is not whole. */
async function isWritten({ context: { db }, run, consents }: ImportContext, records: readonly NewRecord[]) {
  if (records.length === 0) return true
  const join = { at: run.startedAt, requestId: run.runId, consents }
  try {
    await addTillMembers(db, records, join)
    await inLists(
      records.flatMap(({ purchases }) => purchases),
      (part) => addPurchases(db, part),
    )
    await inLists(
      records.flatMap(({ entries }) => entries),
      (part) => addEntries(db, part),
    )
    await addAccounts(
      db,
      records.map(({ account }) => account),
    )
    await giveKeys(db, records, run.startedAt)
    return true
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    await removeUnfinishedOf(db, run.runId, records)
    return false
  }
}

/**
 * What a call has left that died between the first record and the key: nobody has met it, so it is taken away and made
 * anew. Answers whether there was any, for then what was looked up is outdated.
 */
export async function clearUnfinished(
  importing: ImportContext,
  works: readonly Work[],
  known: Known,
): Promise<boolean> {
  const left = new Map<string, Newcomer[]>()
  for (const work of works) {
    if (known.members.has(work.customer.key)) continue
    for (const { purchaseId } of work.rows) {
      const recorded = known.purchases.get(purchaseId)
      if (recorded?.source !== 'import' || recorded.memberId !== memberIdOf(recorded.requestId, work.customer)) continue
      const ofRun = left.get(recorded.requestId) ?? []
      left.set(recorded.requestId, [...ofRun, { memberId: recorded.memberId, customer: work.customer }])
      break
    }
  }
  for (const [runId, newcomers] of left) await removeUnfinishedOf(importing.context.db, runId, newcomers)
  return left.size > 0
}

/** The members themselves go last: by them the rest is known to be this run's. */
async function removeUnfinishedOf(db: Db, runId: string, newcomers: readonly Newcomer[]): Promise<void> {
  const led = await followKeys(
    db,
    newcomers.map(({ customer }) => customer.key),
  )
  const unled = newcomers.filter(({ memberId, customer }) => led.get(customer.key) !== memberId)
  const made = await listMadeByRun(
    db,
    unled.map(({ memberId }) => memberId),
    runId,
  )
  const memberIds = [...made]
  if (memberIds.length === 0) return
  await removeAccounts(db, memberIds)
  await removeEntriesOf(db, memberIds)
  await removePurchasesOf(db, memberIds)
  await removeUnfinished(db, memberIds)
}

/** What one write takes. */
const LIST_MAX = 500

async function inLists<T>(documents: readonly T[], add: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < documents.length; from += LIST_MAX) await add(documents.slice(from, from + LIST_MAX))
}
