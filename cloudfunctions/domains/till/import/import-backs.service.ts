import { createHash } from 'node:crypto'
import { returningRun } from '#shared/ledger/points/entry'
import { fileRefundId, refundIdAgain } from '#shared/till/purchase/file-refund'
import { type Purchase, receiptPurchaseId } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import { inReads } from '../../../platform/db/in-reads'
import { DomainError } from '../../../platform/domain-error'
import { refusalSentence } from '../../../platform/refusal-sentence'
import { followCustomers, heirsOf, keysOfCustomer } from '../../people/member/member.face'
import { findPurchases, refundFromFile } from '../purchase/purchase.face'
import type { ImportContext } from './import-customer.service'
import { worksOf } from './import-known.service'
import { fullReceipt } from './import-rows'
import { forgetWaiting, keepWaiting, listWaitingRefunds, type WaitingRefund } from './import-run.repository'
import type { LineProblem, Sheet } from './sheet'

/** Money that went back, as the file tells it. */
export interface FileBack extends Omit<WaitingRefund, 'at'> {
  line: number
  /** A part by itself, or how much is back in all, as a column tells it. */
  isInAll: boolean
  /** Where a row of the sale itself tells it: whose row that is, and what was paid by it. */
  sale?: { keys: string[]; amountFen: number }
}

export interface BacksResult {
  returnedFen: number
  waitingFen: number
  waitingCount: number
  problems: LineProblem[]
}

export const BACKS_PER_STEP = 100
const WAITING_MAX = 1000

/** In the order of the file; each with an id of its own, which the same file makes again. */
export function backsOf(importing: Pick<ImportContext, 'run' | 'receipts'>, sheet: Sheet): FileBack[] {
  const { storeId } = importing.run
  const inColumns = worksOf(importing, sheet.customersWithBacks).flatMap(({ customer, rows }) =>
    rows.filter(({ backFen }) => backFen > 0).map((row) => ({ ...row, keys: keysOfCustomer(customer) })),
  )
  const told = inColumns.map(({ line, purchaseId, backFen, receipt, day, keys, amountFen }) => {
    const _id = idOf([purchaseId, 'all', backFen])
    const back = { _id, storeId, purchaseId, receipt, refundNumber: null, amountFen: backFen, day, line, isInAll: true }
    return { ...back, sale: { keys, amountFen } }
  })
  const same = new Map<string, number>()
  const rows = sheet.backs.map(({ line, receipt, refundNumber, amountFen, day }) => {
    const purchaseId =
      receipt === null ? null : receiptPurchaseId(storeId, fullReceipt(receipt, day, importing.receipts))
    const key = JSON.stringify([storeId, importing.receipts.source, receipt, refundNumber ?? day, amountFen])
    const nth = refundNumber === null ? (same.get(key) ?? 0) : 0
    same.set(key, nth + 1)
    return { _id: idOf([key, nth]), storeId, purchaseId, receipt, refundNumber, amountFen, day, line, isInAll: false }
  })
  return [...told, ...rows].sort((a, b) => a.line - b.line)
}

/** What would become of them, had the file been imported; nothing is written. `brings` are receipts of the file itself. */
export async function previewBacks(
  { db }: Context,
  backs: readonly FileBack[],
  brings: (purchaseId: string) => boolean,
): Promise<BacksResult> {
  const named = backs.flatMap(({ purchaseId }) => (purchaseId === null || brings(purchaseId) ? [] : [purchaseId]))
  const found = await inReads([...new Set(named)], (ids) => findPurchases(db, ids))
  const recorded = new Set(found.map(({ _id }) => _id))
  const isKnown = ({ purchaseId, isInAll }: FileBack) =>
    purchaseId !== null && (isInAll || brings(purchaseId) || recorded.has(purchaseId))
  const waiting = backs.filter((back) => !isKnown(back))
  const sum = (some: readonly FileBack[]) => some.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0)
  const waitingFen = sum(waiting)
  return {
    returnedFen: sum(backs) - waitingFen,
    waitingFen,
    waitingCount: waiting.length,
    problems: waiting.map(waitingProblem),
  }
}

function waitingProblem({ line, receipt }: Pick<FileBack, 'line' | 'receipt'>): LineProblem {
  const what = receipt === null ? '退款行没有写原来的小票' : `退款行的小票 ${receipt} 还没有记录`
  return { line, reason: `${what}，先等着，不会扣在别的消费上` }
}

/** Puts refunds down to the purchases that they name. One that names none waits: it is never given to another purchase. */
export async function applyBacks(context: Context, backs: readonly FileBack[]): Promise<BacksResult> {
  const result: BacksResult = { returnedFen: 0, waitingFen: 0, waitingCount: 0, problems: [] }
  const ids = [...new Set(backs.flatMap(({ purchaseId }) => purchaseId ?? []))]
  const known = new Map((await findPurchases(context.db, ids)).map((purchase) => [purchase._id, purchase]))
  const isOwn = await ownersOf(context, backs)
  for (const { line, isInAll, sale, ...back } of backs) {
    const purchase = known.get(back.purchaseId ?? '')
    // The row was refused as a contradiction: what it says of money going back is said of another sale.
    if (purchase && sale && !isOwn(purchase, sale)) continue
    if (back.purchaseId === null || !purchase) {
      await keepWaiting(context.db, { ...back, at: context.now })
      result.waitingCount += 1
      result.waitingFen += back.amountFen ?? 0
      result.problems.push(waitingProblem({ line, receipt: back.receipt }))
      continue
    }
    try {
      result.returnedFen += await putDown(context, { ...back, purchaseId: back.purchaseId, isInAll })
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'BUSY') throw error
      result.problems.push({
        line,
        reason: `小票 ${back.receipt ?? ''} 的退款记不下来：${await refusalSentence(error)}。请人工核对`,
      })
    }
  }
  return result
}

/** Whether a row and a purchase are one sale: of the same customer and amount, as when the sale itself is taken in. */
async function ownersOf({ db }: Context, backs: readonly FileBack[]) {
  const keys = [...new Set(backs.flatMap(({ sale }) => sale?.keys ?? []))]
  if (keys.length === 0) return () => true
  const { members } = await followCustomers(db, keys)
  const heirs = await heirsOf(db, [...new Set(members.values())])
  return ({ source, memberId, amountFen }: Purchase, sale: NonNullable<FileBack['sale']>): boolean => {
    if (sale.amountFen !== amountFen) return false
    const holder = heirs.get(memberId) ?? memberId
    return source !== 'import' || sale.keys.some((key) => members.get(key) === holder)
  }
}

/** Refunds that have waited for a purchase which has come meanwhile. */
export async function applyWaiting(context: Context, storeId: string): Promise<number> {
  const waiting = (await listWaitingRefunds(context.db, storeId, WAITING_MAX)).filter(
    ({ purchaseId }) => purchaseId !== null,
  )
  const ids = [...new Set(waiting.flatMap(({ purchaseId }) => purchaseId ?? []))]
  const known = new Set((await findPurchases(context.db, ids)).map(({ _id }) => _id))
  let returnedFen = 0
  for (const back of waiting) {
    if (back.purchaseId === null || !known.has(back.purchaseId)) continue
    try {
      returnedFen += await putDown(context, { ...back, purchaseId: back.purchaseId, isInAll: false })
    } catch (error) {
      // It no longer fits its purchase: it goes on waiting for a person.
      if (!(error instanceof DomainError) || error.code === 'BUSY') throw error
      continue
    }
    await forgetWaiting(context.db, back._id)
  }
  return returnedFen
}

/** What it takes off the purchase, or has taken off before. */
async function putDown(
  context: Context,
  {
    _id,
    purchaseId,
    amountFen,
    isInAll,
    refundNumber,
  }: Pick<FileBack, '_id' | 'amountFen' | 'isInAll' | 'refundNumber'> & { purchaseId: string },
): Promise<number> {
  const [purchase] = await findPurchases(context.db, [purchaseId])
  if (!purchase) throw new DomainError('PURCHASE_NOT_FOUND')
  const run = purchase.entryId === null ? null : returningRun(purchase.entryId)
  const refundId = run === null ? _id : refundIdAgain(_id, run)
  const done = purchase.refunds.find((refund) => refund.refundId === refundId)
  if (done) return done.amountFen
  const leftFen = purchase.amountFen - purchase.refundedFen
  const wanted = amountFen === null ? leftFen : isInAll ? amountFen - purchase.refundedFen : amountFen
  if (purchase.isBack && (isInAll || amountFen === null)) return 0
  if (wanted <= 0 && leftFen > 0) return 0
  const note = refundNumber === null ? '收银文件里的退款' : `收银文件里的退款 ${refundNumber}`
  const refunding = { purchaseId, amountFen: wanted, note: note.slice(0, 200) }
  const { moneyFen } = await refundFromFile(context, refundId, {
    ...refunding,
    ...(refundNumber !== null && { refundNumber }),
  })
  return moneyFen
}

function idOf(fact: (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(fact)).digest('base64url')
  return fileRefundId(digest.replace(/[^\w]/g, '-').slice(0, 40))
}
