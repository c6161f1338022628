import type { Job } from '../../../platform/noun/job'
import { auditPurchases } from './purchase-audit.service'
import { listChangedPurchases } from './purchase-history.repository'

const PAGE_SIZE = 500
// Sorts after every id, so it stands behind everything written at that time.
const AFTER_ALL = '~'
/** A purchase is dated when its request begins: younger ones may still be being written. */
const SETTLES_IN_MS = 120_000

/** Checks every purchase once after each of its changes; each night continues where the last one stopped. */
export const auditPurchasesJob: Job = {
  name: 'audit-purchases',
  title: '消费与退款核对',
  schedule: { kind: 'daily', at: '03:10' },
  async slice(context, checkpoint, budget) {
    const settledAt = context.now - SETTLES_IN_MS
    let after = { at: Number(checkpoint?.at ?? 0), id: String(checkpoint?.id ?? '') }
    let looked = 0
    let changed = 0
    let isDone = false
    do {
      const untilAt = context.isForced ? context.now : settledAt
      const reading = { after, untilAt, where: {}, limit: PAGE_SIZE }
      const page = await listChangedPurchases(context.db, reading)
      changed += await auditPurchases(context, page)
      looked += page.length
      const last = page.at(-1)
      if (last) after = { at: last.changedAt, id: last._id }
      isDone = page.length < PAGE_SIZE
    } while (!isDone && !budget.isSpent())
    // Purchases that were read before they had settled are read again.
    const kept = after.at > settledAt ? { at: settledAt, id: AFTER_ALL } : after
    return { checkpoint: kept, isDone, looked, changed }
  },
  async waitsUntil({ db, now }) {
    const after = { at: now - SETTLES_IN_MS, id: AFTER_ALL }
    const young = await listChangedPurchases(db, { after, untilAt: now, where: {}, limit: 1 })
    return young.length > 0 ? now + SETTLES_IN_MS : null
  },
}
