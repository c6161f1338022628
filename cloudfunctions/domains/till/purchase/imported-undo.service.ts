import { createHash } from 'node:crypto'
import type { Account } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { pointsRules } from '#shared/ledger/points/rules'
import {
  decideImportedUndo,
  type ImportedPurchase,
  type KeptReason,
  type UndoneImport,
} from '#shared/till/purchase/imported-undo'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, keepAccount } from '../../ledger/account/account.face'
import { findEntries, insertEntry } from '../../ledger/points/points.face'
import { settleTier } from '../../ledger/tier/tier.face'
import { getHolder } from '../../people/member/member.face'
import { findPurchases, savePurchase } from './purchase.repository'

/** Each is written with a reversal, and may hand over a fact: with the account and lost tiers within 40 operations. */
export const UNDONE_AT_ONCE = 8

const IMPORT_UNDO_NOTE = '撤销导入'

/** The purchases of one record that came from one run of an import. */
export interface BroughtByRun {
  runId: string
  memberId: string
  purchaseIds: readonly string[]
}

export interface UndoneByRun {
  /** With the refunds from files that were taken off them, which have no purchase any more. */
  undone: Purchase[]
  kept: { purchaseId: string; reason: KeptReason }[]
}

class GiftIsUsed extends Error {}

/**
 * Takes back what a run has brought to one customer, at most UNDONE_AT_ONCE purchases, in one transaction. What was
 * undone before, or is another run's, is left as it is. Gifts of a tier that go with it and are used keep all of them.
 */
export async function undoImported(context: Context, brought: BroughtByRun): Promise<UndoneByRun> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  try {
    return await context.db.transaction((tx) => undo(context, tx, brought, validMonths))
  } catch (error) {
    if (!(error instanceof GiftIsUsed)) throw error
    return { undone: [], kept: brought.purchaseIds.map((purchaseId) => ({ purchaseId, reason: 'giftUsed' as const })) }
  }
}

async function undo(
  context: Context,
  tx: Tx,
  { runId, memberId, purchaseIds }: BroughtByRun,
  validMonths: number | null,
): Promise<UndoneByRun> {
  const holder = await getHolder(tx, memberId)
  // Read outside the transaction but after the account in it, so that a refund or correction meanwhile conflicts there.
  const brought = (await findPurchases(context.db, purchaseIds)).filter((purchase) => isBroughtBy(purchase, runId))
  const loaded = withEntries(brought, await entriesOf(context.db, brought))
  const decision = decideImportedUndo(holder, loaded, undoingOf(context, runId, validMonths))
  await keep(context, tx, holder, decision)
  return {
    undone: decision.undone.map(({ purchase }) => purchase),
    kept: decision.kept.map(({ purchase, reason }) => ({ purchaseId: purchase._id, reason })),
  }
}

async function keep(context: Context, tx: Tx, holder: Account, { account, undone }: UndoneImport<Account>) {
  if (undone.length === 0) return
  for (const { purchase, reversal } of undone) {
    if (reversal) await insertEntry(tx, reversal)
    await savePurchase(tx, purchase)
  }
  let settled = await settleTier(context, tx, account)
  if (settled.points.debt > holder.points.debt) throw new GiftIsUsed('a gift of the tier is spent')
  for (const { purchase } of undone) {
    const undoId = purchase.undone?.requestId ?? ''
    // Nothing, where a file had paid back all of it before.
    const amountFen = purchase.refunds.find(({ refundId }) => refundId === undoId)?.amountFen ?? 0
    settled = await carry(context, tx, settled, {
      name: 'purchase.refunded',
      source: `${purchase._id}:${undoId}`,
      payload: { purchaseId: purchase._id, amountFen, isWhole: true },
    })
  }
  await keepAccount(tx, settled, context.now)
}

function withEntries(purchases: readonly Purchase[], entries: ReadonlyMap<string, Entry>): ImportedPurchase[] {
  return purchases.map((purchase) => ({
    purchase,
    entry: entries.get(purchase.entryId ?? '') ?? null,
    correction: entries.get(correctionOf(purchase.entryId ?? '')) ?? null,
  }))
}

/** The same decisions for several customers, from lists and without writing. */
export async function previewImportedUndo(
  context: Context,
  runId: string,
  customers: readonly { holder: Account; purchases: readonly Purchase[] }[],
): Promise<UndoneImport<Account>[]> {
  const { validMonths } = await rulesInForce(context, pointsRules)
  const entries = await entriesOf(
    context.db,
    customers.flatMap(({ purchases }) => purchases),
  )
  return customers.map(({ holder, purchases }) =>
    decideImportedUndo(holder, withEntries(purchases, entries), undoingOf(context, runId, validMonths)),
  )
}

async function entriesOf(db: Db, purchases: readonly Purchase[]): Promise<Map<string, Entry>> {
  const ids = purchases.flatMap(({ entryId }) => (entryId === null ? [] : [entryId, correctionOf(entryId)]))
  const found = await inReads(ids, (some) => findEntries(db, some))
  return new Map(found.map((entry) => [entry._id, entry]))
}

/** That stands as the run has brought it, refunds apart. */
export const isBroughtBy = ({ requestId, source, undone }: Purchase, runId: string): boolean =>
  source === 'import' && requestId === runId && undone === null

const correctionOf = (entryId: string) => `reversal:${entryId}`

function undoingOf({ now }: Context, runId: string, validMonths: number | null) {
  return { now, validMonths, note: IMPORT_UNDO_NOTE, undoIdOf: (purchaseId: string) => undoIdOf(runId, purchaseId) }
}

function undoIdOf(runId: string, purchaseId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([runId, purchaseId]))
    .digest('base64url')
  return `undo-${digest.replace(/[^\w]/g, '-').slice(0, 40)}`
}
