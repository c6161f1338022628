import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import type { Checkpoint, Job } from '../../../platform/noun/job'
import { findBundlesAnew } from './bundles.service'
import { LEARN_GOODS_JOB, learnBatch, nextBatchEnd } from './learning.service'
import { makeSuggestions } from './making.service'

/** Longer than a function may live: what began to be written before this is there or never will be. */
const SETTLED_AFTER_MS = 2 * 60_000

/**
 * Learns from baskets that are new what is bought together, and makes anew what is suggested to whoever bought. The end
 * of a batch is fixed in one slice and counted in the next, so that a batch done again is the same batch.
 */
export const learnGoodsJob: Job = {
  name: LEARN_GOODS_JOB,
  title: '学习哪些商品常一起买',
  schedule: { kind: 'daily', at: '03:50' },
  async slice(context, before, budget) {
    let checkpoint = before ?? {}
    let looked = 0
    let changed = 0
    const untilAt = context.now - SETTLED_AFTER_MS
    const upTo = endOf(checkpoint)
    if (upTo) {
      const buyers = await learnBatch(context, { after: positionOf(checkpoint), upTo })
      changed = await makeSuggestions(context, buyers)
      looked = buyers.length
      checkpoint = { at: upTo.at, id: upTo.id }
      if (budget.isSpent()) return { checkpoint, isDone: false, looked, changed }
    }
    const next = await nextBatchEnd(context, positionOf(checkpoint), untilAt)
    if (next) checkpoint = { ...checkpoint, untilAt: next.at, untilId: next.id }
    return { checkpoint, isDone: next === null, looked, changed }
  },
}

const positionOf = ({ at, id }: Checkpoint) => ({ at: Number(at ?? 0), id: String(id ?? '') })

function endOf({ untilAt, untilId }: Checkpoint) {
  return untilAt === undefined || untilAt === null ? null : { at: Number(untilAt), id: String(untilId) }
}

const MONDAY = 1

/** Once a week, and at once where nothing was found yet: what goes together does not change by the day. */
export const findBundlesJob: Job = {
  name: 'find-bundles',
  title: '找常一起买的商品',
  schedule: { kind: 'daily', at: '04:40' },
  async slice(context, before) {
    const isDue = before?.hasRun !== true || weekdayOf(businessDayOf(context.now)) === MONDAY
    const looked = isDue ? await findBundlesAnew(context) : 0
    return {
      checkpoint: { hasRun: looked > 0 || before?.hasRun === true },
      isDone: true,
      looked,
      changed: looked > 0 ? 1 : 0,
    }
  },
}
