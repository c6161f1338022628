import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import type { Position } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { findBundlesAnew } from './bundles.service'
import { buyersIn, LEARN_GOODS_JOB, learnBatch, nextBatchEnd } from './learning.service'
import { makeSuggestions } from './making.service'

/** Longer than a function may live: what began to be written before this is there or never will be. */
const SETTLED_AFTER_MS = 2 * 60_000

/**
 * Learns from baskets that are new what is bought together, a batch after the other, and then makes anew what is suggested to
 * whoever bought. The end of a batch is fixed in one slice and counted in the next, so that a batch done again is the same batch.
 */
export const learnGoodsJob: Job = {
  name: LEARN_GOODS_JOB,
  title: '学习哪些商品常一起买',
  schedule: { kind: 'daily', at: '03:50' },
  async slice(context, before, budget) {
    const way = wayOf(before ?? {})
    if (way.upTo) {
      const looked = await learnBatch(context, { after: way.learnt, upTo: way.upTo })
      return { checkpoint: checkpointOf({ ...way, learnt: way.upTo, upTo: null }), isDone: false, looked, changed: 0 }
    }
    const upTo = await nextBatchEnd(context, way.learnt, context.now - SETTLED_AFTER_MS)
    if (upTo) return { checkpoint: checkpointOf({ ...way, upTo }), isDone: false, looked: 0, changed: 0 }
    const { made, changed } = await makeFor(context, way, budget)
    return { checkpoint: checkpointOf({ ...way, made }), isDone: made === way.learnt, looked: 0, changed }
  },
}

/** For those who bought since, up to what has been learnt. */
async function makeFor(context: JobContext, { made, learnt }: Way, budget: Budget) {
  let changed = 0
  for (let after = made; after !== learnt; ) {
    const { memberIds, next } = await buyersIn(context, { after, upTo: learnt })
    changed += await makeSuggestions(context, memberIds)
    after = next ?? learnt
    if (budget.isSpent()) return { made: after, changed }
  }
  return { made: learnt, changed }
}

/** How far the baskets are learnt, how far their buyers have been served, and where the batch under way ends. */
interface Way {
  learnt: Position
  made: Position
  upTo: Position | null
}

function wayOf({ at, id, madeAt, madeId, untilAt, untilId }: Checkpoint): Way {
  const learnt = { at: Number(at ?? 0), id: String(id ?? '') }
  // Releases before served buyers batch by batch.
  const isServed = madeAt === undefined || (madeAt === learnt.at && madeId === learnt.id)
  const made = isServed ? learnt : { at: Number(madeAt), id: String(madeId) }
  const isUnderWay = untilAt !== undefined && untilAt !== null
  return { learnt, made, upTo: isUnderWay ? { at: Number(untilAt), id: String(untilId) } : null }
}

const checkpointOf = ({ learnt, made, upTo }: Way): Checkpoint => ({
  ...{ at: learnt.at, id: learnt.id, madeAt: made.at, madeId: made.id },
  ...(upTo && { untilAt: upTo.at, untilId: upTo.id }),
})

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
