import type { Account } from '#shared/ledger/account/account'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { timeBudget } from '../../../platform/noun/budget'
import { findAccounts } from '../../ledger/account/account.face'
import { hasUsedOfTier } from '../../loyalty/coupon/coupon.face'
import { findMembers, getHolder, type Member, previewEndTillRecord } from '../../people/member/member.face'
import { isBroughtBy, previewImportedUndo } from '../purchase/purchase.face'
import { type JournalPage, pagesOf } from './import-journal.repository'
import { KEPT_SHOWN_MAX, type KeptRow, keptText, nothingUndone, type UndoCounts, withCounts } from './import-undo'
import { getUndoable } from './import-undo.service'
import { firstLines, keptBacks, type PageResult, purchasesOf } from './import-undo-page.service'

const BUDGET_MS = 45_000

/** What of the accounts would be changed after the pages before; only of customers who may come again. */
type Imagined = Map<string, Pick<Account, 'seq' | 'points' | 'growth' | 'counters'>>

/**
 * A customer's rows stand on pages that follow each other, so only those who came last are remembered: memory does not grow
 * with the import. Whoever comes again far behind, in a second run or under another number of a joined record, is
 * judged by how they stand now.
 */
export const IMAGINED_MAX = 5000

/** Goes through the import as its undoing would, and writes nothing. If time runs out, the rest is left out. */
export async function previewUndo(context: Context, importId: string, isTimeUp = timeBudget(BUDGET_MS).isSpent) {
  await getUndoable(context, importId)
  const imagined: Imagined = new Map()
  const before: Before = { imagined, runIds: new Set(), kept: new Set() }
  let counts: UndoCounts = nothingUndone
  const kept: KeptRow[] = []
  let isComplete = true
  let afterPage: string | null = null
  for (;;) {
    const [page]: JournalPage[] = await pagesOf(context.db, importId, afterPage, 1)
    if (!page) break
    if (isTimeUp()) {
      isComplete = false
      break
    }
    const previewed = await previewPage(context, page, before)
    counts = withCounts(counts, previewed)
    kept.push(...previewed.kept.slice(0, KEPT_SHOWN_MAX - kept.length))
    afterPage = page._id
  }
  return { importId, ...counts, kept: kept.map(keptText), isComplete }
}

interface Before {
  imagined: Imagined
  runIds: Set<string>
  /** Of their purchases, those that would stay. */
  kept: Set<string>
}

async function previewPage(context: Context, page: JournalPage, before: Before): Promise<PageResult> {
  if (page.backs.length > 0) return keptBacks(context.db, page.backs, (purchase) => wouldGo(purchase, before))
  before.runIds.add(page.runId)
  const { db } = context
  const lines = firstLines(page.rows)
  const found = [...(await purchasesOf(db, [...lines.keys()])).values()].filter((one) => isBroughtBy(one, page.runId))
  const bought = new Map<string, Purchase[]>()
  for (const purchase of found) bought.set(purchase.memberId, [...(bought.get(purchase.memberId) ?? []), purchase])
  const memberIds = [...bought.keys()]
  const members = new Map((await inReads(memberIds, (ids) => findMembers(db, ids))).map((one) => [one._id, one]))
  const holders = await holdersOf(db, memberIds, before.imagined)
  const groups = memberIds.flatMap((memberId) => {
    const holder = holders.get(memberId)
    return holder ? [{ memberId, holder, purchases: bought.get(memberId) ?? [] }] : []
  })
  const decisions = await previewImportedUndo(context, page.runId, groups)
  let counts: UndoCounts = nothingUndone
  const kept: KeptRow[] = []
  for (const [index, { memberId, holder, purchases }] of groups.entries()) {
    const isGiftUsed = page.gaveGifts && (await hasUsedOfTier(db, holder._id, page.startedAt))
    const stays: { purchase: Purchase; reason: KeptRow['reason'] }[] = isGiftUsed
      ? purchases.map((purchase) => ({ purchase, reason: 'giftUsed' }))
      : (decisions[index]?.kept ?? [])
    const undone = isGiftUsed ? [] : (decisions[index]?.undone ?? [])
    const account = isGiftUsed ? holder : (decisions[index]?.account ?? holder)
    for (const { purchase } of stays) before.kept.add(purchase._id)
    if (account.counters.purchaseCount > 0) imagine(before.imagined, account, holder._id)
    kept.push(...stays.map(({ purchase, reason }) => ({ line: lines.get(purchase._id) ?? 0, reason })))
    counts = withCounts(counts, {
      ...(stays.length > 0 ? nothingUndone : endedOf(members.get(memberId) ?? null, account, page.runId)),
      purchases: undone.length,
      amountFen: undone.reduce((sum, { purchase }) => sum + purchase.amountFen, 0),
      keptRows: stays.length,
    })
  }
  return { ...counts, kept }
}

const wouldGo = (purchase: Purchase, { runIds, kept }: Before) =>
  !kept.has(purchase._id) && isBroughtBy(purchase, purchase.requestId) && runIds.has(purchase.requestId)

export function imagine(imagined: Imagined, { seq, points, growth, counters }: Account, holderId: string): void {
  imagined.delete(holderId)
  imagined.set(holderId, { seq, points, growth, counters })
  const [oldest] = imagined.keys()
  if (imagined.size > IMAGINED_MAX && oldest !== undefined) imagined.delete(oldest)
}

function endedOf(member: Member | null, left: Account, runId: string): UndoCounts {
  const end = previewEndTillRecord(member, left, runId)
  return {
    ...nothingUndone,
    membersEnded: end === 'ended' ? 1 : 0,
    membersSignedIn: end === 'signedIn' ? 1 : 0,
    // Another page may hold the rest of the same customer, which ends it.
    membersInUse: end === 'inUse' ? 1 : 0,
  }
}

/** The accounts that answer for these records. */
async function holdersOf(db: Db, memberIds: readonly string[], imagined: Imagined): Promise<Map<string, Account>> {
  const accounts = await inReads(memberIds, (ids) => findAccounts(db, ids))
  const holders = new Map<string, Account>()
  for (const account of accounts) {
    const holder = account.status === 'merged' ? await getHolder(db, account._id) : account
    holders.set(account._id, { ...holder, ...imagined.get(holder._id) })
  }
  return holders
}
