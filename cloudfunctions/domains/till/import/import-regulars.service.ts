import { partsOf } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { inReads } from '../../../platform/db/in-reads'
import { inParallel } from '../../../platform/in-parallel'
import { addToAccount, findAccounts } from '../../ledger/account/account.face'
import { addEntries } from '../../ledger/points/points.face'
import { findMembers, hasNews, keysOfCustomer, type Member } from '../../people/member/member.face'
import { addPurchases, removeUncounted } from '../purchase/purchase.face'
import { insertBatch, removeBatch } from './import-batch.repository'
import type { ImportContext } from './import-customer.service'
import type { KnownRecords, Work } from './import-known.service'
import { decideInParts } from './import-parts'
import { finishBatch } from './settle-batches.service'
import { sortOut } from './sort-out'

/** A customer of the file to whom a key leads already, with everything that is to be written. */
interface Regular {
  work: Work
  result: Result
  before: Account
  after: Account
  purchases: Purchase[]
  entries: Entry[]
}

type Result = ReturnType<typeof sortOut>['result']

const ACCOUNTS_AT_ONCE = 8
/** What one write takes. */
const LIST_MAX = 500

/**
 * Records what customers of before have bought: purchases and entries in lists, and each account in one guarded write.
 * Answers what became of each; who is missing in the answer is for a transaction.
 *
 * The purchases come first, because their ids may be taken, then the accounts, by which they count, then the entries.
 * What is written down beforehand says what of it belongs together (see `settleBatches`).
 */
export async function importRegulars(
  importing: ImportContext,
  works: readonly Work[],
  known: KnownRecords,
): Promise<Map<Work, Result>> {
  const { context, run } = importing
  const { db } = context
  const { regulars, results } = await decideRegulars(importing, works, known)
  if (regulars.length === 0) return results
  const { runId, storeId, startedAt } = run
  const batch = { _id: `${runId}:${run.customersDone}`, runId, storeId, startedAt, parts: regulars.map(toPart) }
  await insertBatch(db, batch)
  const counted = (await areClaimed(db, batch._id, regulars)) ? await count(context, regulars, batch._id) : []
  for (const { work, result } of counted) results.set(work, result)
  const others = regulars.filter((regular) => !counted.includes(regular))
  await removeUncounted(
    db,
    others.flatMap(({ purchases }) => purchases.map(({ _id }) => _id)),
    batch._id,
  )
  await removeBatch(db, batch._id)
  return results
}

const toPart = ({ before, purchases, entries }: Regular) => ({
  memberId: before._id,
  purchaseIds: purchases.map(({ _id }) => _id),
  entries,
})

/** False if somebody else has taken one of the receipts. */
async function areClaimed(db: Db, batchId: string, regulars: readonly Regular[]): Promise<boolean> {
  const purchases = regulars.flatMap((one) => one.purchases.map((purchase) => ({ ...purchase, importBatch: batchId })))
  try {
    for (const part of partsOf(purchases, LIST_MAX)) await addPurchases(db, part)
    return true
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    return false
  }
}

/** Answers those whose account still stood as it was read. */
async function count({ db, now }: Context, regulars: readonly Regular[], batchId: string): Promise<Regular[]> {
  const isCounted = await inParallel(regulars, { atOnce: ACCOUNTS_AT_ONCE }, ({ before, after }) =>
    addToAccount(db, { before, after, now, batchId }),
  )
  const counted = regulars.filter((_, index) => isCounted[index])
  const entries = counted.flatMap((one) => one.entries)
  for (const part of partsOf(entries, LIST_MAX)) await addEntries(db, part)
  await finishBatch(db, batchId, counted.map(toPart))
  return counted
}

/** Also what became of those of whom nothing is to be written at all. */
async function decideRegulars(importing: ImportContext, works: readonly Work[], known: KnownRecords) {
  const { context, run } = importing
  const results = new Map<Work, Result>()
  const regulars: Regular[] = []
  const returning = []
  for (const { work, memberId } of await candidatesOf(importing, works, known)) {
    const { fresh, result } = sortOut(work.rows, known, { runId: run.runId, memberId })
    if (fresh.length > 0) returning.push({ work, memberId, fresh, result })
    else results.set(work, result)
  }
  const accounts = await accountsOf(
    context.db,
    returning.map(({ memberId }) => memberId),
  )
  for (const { work, memberId, fresh, result } of returning) {
    const before = accounts.get(memberId)
    // A list cannot write over what was taken back, and an account has one batch on its way at a time.
    if (before?.status !== 'active' || before.importBatch !== undefined || fresh.some(({ isReturned }) => isReturned))
      continue
    const { account, purchases, entries, overflow, isRaised } = await decideInParts(importing, before, fresh)
    // Gifts are told in the transaction that raises the tier, and so are facts that somebody waits for.
    const isTold = account.told !== before.told || overflow.length > 0 || (importing.giveGifts && isRaised)
    if (isTold) continue
    const moved = entries.filter((entry) => entry !== null)
    regulars.push({ work, result, before, after: account, purchases, entries: moved })
  }
  return { regulars, results }
}

/** Customers whose records stay as they are, each record once. */
async function candidatesOf({ context, consents }: ImportContext, works: readonly Work[], known: KnownRecords) {
  const taken = new Set<string>()
  const candidates = works.flatMap((work) => {
    const keys = keysOfCustomer(work.customer)
    const memberId = keys.map((key) => known.members.get(key)).find((id) => id !== undefined)
    if (memberId === undefined || taken.has(memberId)) return []
    taken.add(memberId)
    return [{ work, memberId, newKeys: keys.filter((key) => !known.members.has(key)) }]
  })
  const asked = candidates.filter(({ newKeys }) => newKeys.length > 0 || consents.length > 0)
  const members = await membersOf(
    context.db,
    asked.map(({ memberId }) => memberId),
  )
  return candidates.filter(({ work: { customer }, memberId, newKeys }) => {
    if (newKeys.length === 0 && consents.length === 0) return true
    const member = members.get(memberId)
    return member !== undefined && !hasNews(member, customer, { newKeys, consents })
  })
}

async function membersOf(db: Db, ids: readonly string[]): Promise<Map<string, Member>> {
  const found = await inReads(ids, (some) => findMembers(db, some))
  return new Map(found.map((member) => [member._id, member]))
}

async function accountsOf(db: Db, ids: readonly string[]): Promise<Map<string, Account>> {
  const found = await inReads(ids, (some) => findAccounts(db, some))
  return new Map(found.map((account) => [account._id, account]))
}
