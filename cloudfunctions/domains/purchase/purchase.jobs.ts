import type { Job } from '../job/job'
import { auditPurchases } from './purchase-audit.service'
import { listChangedPurchases } from './purchase-history.repository'

const PAGE_SIZE = 500
/** A purchase is dated when its request begins: younger ones may still be being written. */
const SETTLES_IN_MS = 120_000

/** Every purchase once after each change of it: what a night has seen, the next one goes on from. */
export const auditPurchasesJob: Job = {
  name: 'audit-purchases',
  title: '消费与退款核对',
  schedule: { kind: 'daily', at: '03:10' },
  async slice(context, checkpoint, budget) {
    let after = { at: Number(checkpoint?.at ?? 0), id: String(checkpoint?.id ?? '') }
    let looked = 0
    let changed = 0
    let isDone = false
    do {
      const reading = { after, untilAt: context.now - SETTLES_IN_MS, where: {}, limit: PAGE_SIZE }
      const page = await listChangedPurchases(context.db, reading)
      changed += await auditPurchases(context, page)
      looked += page.length
      const last = page.at(-1)
      if (last) after = { at: last.changedAt, id: last._id }
      isDone = page.length < PAGE_SIZE
    } while (!isDone && !budget.isSpent())
    return { checkpoint: after, isDone, looked, changed }
  },
}
