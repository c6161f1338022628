import { partsOf } from '#shared/kernel/parts'
import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import type { Entry } from '#shared/ledger/points/entry'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Db } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { derivedMemberId } from '../../../platform/ids'
import { addAccounts, removeAccounts, withCarried } from '../../ledger/account/account.face'
import { addEntries, removeEntriesOf } from '../../ledger/points/points.face'
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
import { type ImportContext, joinedTelling } from './import-customer.service'
import type { KnownRecords, Work } from './import-known.service'
import { decideInParts } from './import-parts'
import type { IdentifiedRow } from './import-rows'
import { sortOut } from './sort-out'

/** One customer of the file whom nothing leads to, with everything that is to be written. */
interface NewRecord extends Newcomer {
  account: Account
  purchases: Purchase[]
  entries: Entry[]
}

/** What one write takes. */
const LIST_MAX = 500

type Result = ReturnType<typeof sortOut>['result']

const memberIdOf = (runId: string, { key }: Newcomer['customer']) => derivedMemberId([runId, key])

/**
 * Records the customers whom no key leads to yet, all of them in a few lists: nobody meets their records before their
 * keys are there, which come last. Answers what became of each; who is missing in the answer is for a transaction.
 */
export async function importNewcomers(
  importing: ImportContext,
  works: readonly Work[],
  known: KnownRecords,
): Promise<Map<Work, Result>> {
  const results = new Map<Work, Result>()
  // Gifts are told one by one, in the transaction that raises the tier.
  if (importing.giveGifts) return results
  const records: NewRecord[] = []
  for (const work of works) {
    if (keysOfCustomer(work.customer).some((key) => known.members.has(key))) continue
    const { fresh, result } = sortOut(work.rows, known, { runId: importing.run.runId, memberId: null })
    // A list cannot write over what was taken back.
    if (fresh.some(({ isReturned }) => isReturned)) continue
    const record = fresh.length === 0 ? null : await decideRecord(importing, work, fresh)
    if (record) records.push(record)
    if (record || fresh.length === 0) results.set(work, result)
  }
  return (await isWritten(importing, records)) ? results : new Map()
}

async function decideRecord(
  importing: ImportContext,
  { customer }: Work,
  rows: readonly IdentifiedRow[],
): Promise<NewRecord | null> {
  const { context, run, tiers } = importing
  const memberId = memberIdOf(run.runId, customer)
  const empty = newAccount(memberId, tiers.tiers[0].key, context.now)
  const joined = withCarried(context, empty, joinedTelling(memberId))
  const { account, purchases, entries, overflow } = await decideInParts(importing, joined.account, rows)
  if (joined.overflow.length > 0 || overflow.length > 0) return null
  return { memberId, customer, account, purchases, entries: entries.filter((entry) => entry !== null) }
}

/** False if somebody else was faster with one of the ids; then nothing incomplete stays. */
async function isWritten({ context: { db }, run, consents }: ImportContext, records: readonly NewRecord[]) {
  if (records.length === 0) return true
  const join = { at: run.startedAt, requestId: run.runId, consents }
  try {
    await addTillMembers(db, records, join)
    const [purchases, entries] = [records.flatMap((one) => one.purchases), records.flatMap((one) => one.entries)]
    for (const part of partsOf(purchases, LIST_MAX)) await addPurchases(db, part)
    for (const part of partsOf(entries, LIST_MAX)) await addEntries(db, part)
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
 * Removes what a call left when it died between the first record and the key. Nobody has seen it, so it is made again.
 * Returns whether there was any, because then the earlier look-ups are outdated.
 */
export async function clearUnfinished(
  importing: ImportContext,
  works: readonly Work[],
  known: KnownRecords,
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

/** The members themselves go last: by them the rest is known to be this run's. Answers who has gone. */
export async function removeUnfinishedOf(
  db: Db,
  runId: string,
  newcomers: readonly { memberId: string; customer: Pick<Newcomer['customer'], 'key'> }[],
): Promise<ReadonlySet<string>> {
  if (newcomers.length === 0) return new Set()
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
  if (memberIds.length === 0) return made
  await removeAccounts(db, memberIds)
  await removeEntriesOf(db, memberIds)
  await removePurchasesOf(db, memberIds)
  await removeUnfinished(db, memberIds)
  return made
}
