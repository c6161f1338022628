import { partsOf } from '#shared/kernel/parts'
import { firstRefundId, isFileRefund } from '#shared/till/purchase/file-refund'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { inParallel } from '../../../platform/in-parallel'
import { hasUsedOfTier } from '../../loyalty/coupon/coupon.face'
import { endTillRecord, findMembers, getHolder, type StayReason, takeKeysBack } from '../../people/member/member.face'
import { findPurchases, isBroughtBy, UNDONE_AT_ONCE, undoImported } from '../purchase/purchase.face'
import {
  type JournalBack,
  type JournalPage,
  type JournalRow,
  type PageUndoing,
  savePage,
} from './import-journal.repository'
import { removeUnfinishedOf } from './import-newcomers.service'
import { forgetAllWaiting, forgetWaiting, keepWaiting, type WaitingRefund } from './import-run.repository'
import { type KeptRow, nothingUndone, type UndoCounts } from './import-undo'

const CUSTOMERS_AT_ONCE = 8

export type PageResult = UndoCounts & { kept: KeptRow[] }

/**
 * Undoes one page. What stood is written down first, and what has become of it is read at the end: a call that goes on
 * for a dead one counts all of it, and each row once.
 */
export async function undoPage(context: Context, page: JournalPage, undoId: string): Promise<PageResult> {
  if (page.undoing?.undoId === undoId && page.undoing.result) return page.undoing.result
  if (page.backs.length > 0) return undoBacks(context.db, page, undoId)
  const settled =
    page.undoing?.undoId === undoId
      ? await standingOf(context.db, page.undoing)
      : await settle(context.db, page, undoId)
  const { undoing } = settled
  const reasons = await undoCustomers(context, page, settled)
  const linked = page.linked.filter((memberId) => !keepsRows(undoing, reasons, memberId))
  await inParallel(linked, { atOnce: CUSTOMERS_AT_ONCE }, (recordId) =>
    takeKeysBack(context, { recordId, runId: page.runId, at: page.startedAt }),
  )
  const result = await resultOf(context, page, undoing, reasons)
  const kept = undoing.standing.filter(({ purchaseId }) => reasons.rows.has(purchaseId))
  const rows = kept.map(({ purchaseId, line }) => ({ purchaseId, line }))
  const stays = page.linked.filter((memberId) => !linked.includes(memberId))
  await savePage(context.db, { ...page, rows, linked: stays, undoing: { ...undoing, result } })
  return result
}

/** What stands of a page, with the purchases as they were read. */
interface Settled {
  undoing: PageUndoing
  purchases: ReadonlyMap<string, Purchase>
}

/** A call that goes on for a dead one. */
async function standingOf(db: Db, undoing: PageUndoing): Promise<Settled> {
  const ids = undoing.standing.map(({ purchaseId }) => purchaseId)
  return { undoing, purchases: await purchasesOf(db, ids) }
}

async function settle(db: Db, page: JournalPage, undoId: string): Promise<Settled> {
  const { purchases, members } = await clearUnfinished(db, page)
  const standing = [...firstLines(page.rows)].flatMap(([purchaseId, line]) => {
    const purchase = purchases.get(purchaseId)
    return purchase ? [{ purchaseId, line, memberId: purchase.memberId, amountFen: purchase.amountFen }] : []
  })
  const made = members.filter(({ joined }) => joined.via === 'import' && joined.requestId === page.runId)
  const undoing = { undoId, standing, made: made.map(({ _id }) => _id), result: null }
  await savePage(db, { ...page, undoing })
  return { undoing, purchases }
}

/** Where each receipt stands first: it may be named by many rows of a file, of which the first was recorded. */
export function firstLines(rows: readonly JournalRow[]): Map<string, number> {
  const lines = new Map<string, number>()
  for (const { purchaseId, line } of rows) if (!lines.has(purchaseId)) lines.set(purchaseId, line)
  return lines
}

/**
 * Takes away what a call left that died before it wrote the keys: nobody could ever reach it. Answers the purchases of the
 * page that stand, and who has made them.
 */
export async function clearUnfinished(db: Db, { runId, rows }: Pick<JournalPage, 'runId' | 'rows'>) {
  const purchaseIds = rows.map(({ purchaseId }) => purchaseId)
  const found = [...(await purchasesOf(db, purchaseIds)).values()].filter((one) => isBroughtBy(one, runId))
  const members = await inReads([...new Set(found.map(({ memberId }) => memberId))], (ids) => findMembers(db, ids))
  const newcomers = members.flatMap(({ _id: memberId, identityIds }) => {
    const key = identityIds.find((id) => id.startsWith('till:'))
    return key === undefined ? [] : [{ memberId, customer: { key } }]
  })
  const gone = await removeUnfinishedOf(db, runId, newcomers)
  const standing = found.filter(({ memberId }) => !gone.has(memberId))
  return {
    purchases: new Map(standing.map((purchase) => [purchase._id, purchase])),
    members: members.filter(({ _id }) => !gone.has(_id)),
  }
}

interface Reasons {
  /** Why purchases stay, by their ids. */
  rows: Map<string, KeptRow['reason']>
  /** Why records stay that the run has made. */
  members: Map<string, StayReason>
}

async function undoCustomers(context: Context, page: JournalPage, { undoing, purchases }: Settled): Promise<Reasons> {
  const { standing, made } = undoing
  const reasons: Reasons = { rows: new Map(), members: new Map() }
  const ofMember = new Map<string, Purchase[]>()
  for (const { purchaseId, memberId } of standing) {
    const purchase = purchases.get(purchaseId)
    const own = ofMember.get(memberId) ?? []
    ofMember.set(memberId, purchase && isBroughtBy(purchase, page.runId) ? [...own, purchase] : own)
  }
  await inParallel([...ofMember], { atOnce: CUSTOMERS_AT_ONCE }, async ([memberId, own]) => {
    const kept = await undoCustomer(context, page, memberId, own)
    for (const { purchaseId, reason } of kept) reasons.rows.set(purchaseId, reason)
    if (kept.length > 0 || !made.includes(memberId)) return
    const stay = await endTillRecord(context, { memberId, runId: page.runId })
    if (stay === 'signedIn' || stay === 'inUse') reasons.members.set(memberId, stay)
  })
  return reasons
}

async function undoCustomer(context: Context, page: JournalPage, memberId: string, purchases: readonly Purchase[]) {
  if (purchases.length === 0) return []
  const { db } = context
  if (page.gaveGifts && (await hasUsedOfTier(db, (await getHolder(db, memberId))._id, page.startedAt)))
    return purchases.map(({ _id: purchaseId }) => ({ purchaseId, reason: 'giftUsed' as const }))
  // First: without its purchase a refund of another file waits again, whoever dies in between.
  const backs = purchases.flatMap((purchase) => waitingAgain(page, purchase, context.now))
  for (const back of backs) await keepWaiting(db, back)
  const kept = []
  for (const part of partsOf(purchases, UNDONE_AT_ONCE)) {
    const purchaseIds = part.map(({ _id }) => _id)
    kept.push(...(await undoImported(context, { runId: page.runId, memberId, purchaseIds })).kept)
  }
  for (const { _id, purchaseId } of backs) {
    if (kept.some((one) => one.purchaseId === purchaseId)) await forgetWaiting(db, _id)
  }
  return kept
}

function waitingAgain({ storeId }: JournalPage, purchase: Purchase, now: number): WaitingRefund[] {
  return purchase.refunds.filter(isFileRefund).map(({ refundId, refundNumber = null, amountFen }) => ({
    _id: firstRefundId(refundId),
    storeId,
    purchaseId: purchase._id,
    receipt: purchase.receiptNumber,
    refundNumber,
    amountFen,
    day: purchase.day,
    at: now,
  }))
}

const keepsRows = ({ standing }: PageUndoing, { rows }: Reasons, memberId: string) =>
  standing.some((row) => row.memberId === memberId && rows.has(row.purchaseId))

async function resultOf(
  { db }: Context,
  { runId }: JournalPage,
  { standing, made }: PageUndoing,
  reasons: Reasons,
): Promise<PageResult> {
  const found = await purchasesOf(
    db,
    standing.map(({ purchaseId }) => purchaseId),
  )
  const stands = (purchaseId: string) => {
    const purchase = found.get(purchaseId)
    return purchase !== undefined && isBroughtBy(purchase, runId)
  }
  const undone = standing.filter(({ purchaseId }) => !stands(purchaseId))
  const kept = standing.flatMap(({ purchaseId, line }) => {
    const reason = reasons.rows.get(purchaseId)
    return reason !== undefined && stands(purchaseId) ? [{ line, reason }] : []
  })
  const members = await inReads(made, (ids) => findMembers(db, ids))
  const stays = [...reasons.members.values()]
  return {
    ...nothingUndone,
    purchases: undone.length,
    amountFen: undone.reduce((sum, { amountFen }) => sum + amountFen, 0),
    membersEnded: members.filter(({ status }) => status === 'closed').length,
    membersSignedIn: stays.filter((reason) => reason === 'signedIn').length,
    membersInUse: stays.filter((reason) => reason === 'inUse').length,
    keptRows: kept.length,
    kept,
  }
}

/** Rows are undone by now. A refund that was taken off another purchase stays: the money did go back. */
async function undoBacks(db: Db, page: JournalPage, undoId: string): Promise<PageResult> {
  const { backs } = page
  await forgetAllWaiting(
    db,
    backs.map(({ refundId }) => refundId),
  )
  const result = await keptBacks(db, backs)
  await savePage(db, { ...page, undoing: { undoId, standing: [], made: [], result } })
  return result
}

/** The refunds that stand on purchases which stay; a preview knows which of them would go. */
export async function keptBacks(
  db: Db,
  backs: readonly JournalBack[],
  wouldGo: (purchase: Purchase) => boolean = () => false,
): Promise<PageResult> {
  const found = await purchasesOf(
    db,
    backs.flatMap(({ purchaseId }) => purchaseId ?? []),
  )
  const kept = backs.flatMap(({ refundId, purchaseId, line }): KeptRow[] => {
    const purchase = found.get(purchaseId ?? '')
    const stands =
      purchase?.undone === null &&
      !wouldGo(purchase) &&
      purchase.refunds.some((refund) => firstRefundId(refund.refundId) === refundId)
    return stands ? [{ line, reason: 'backElsewhere' }] : []
  })
  return { ...nothingUndone, keptRows: kept.length, kept }
}

export async function purchasesOf(db: Db, ids: readonly string[]): Promise<Map<string, Purchase>> {
  const found = await inReads([...new Set(ids)], (some) => findPurchases(db, some))
  return new Map(found.map((purchase) => [purchase._id, purchase]))
}
