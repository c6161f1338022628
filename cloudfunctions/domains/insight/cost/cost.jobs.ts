import type { Liability } from '#shared/insight/cost/meter'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import { isNew } from '../../../platform/db/is-new'
import type { Budget } from '../../../platform/noun/budget'
import type { Job, JobContext } from '../../../platform/noun/job'
import { afterIdOf, type WalkOutcome, walk } from '../../base/job/job.face'
import { pageAccounts } from '../../ledger/account/account.face'
import { pageUsableCoupons } from '../../loyalty/coupon/coupon.face'
import { pageWaiting } from '../../loyalty/points-shop/points-shop.face'
import { insertCostDay, setLiability } from './cost.repository'

type Sums = Required<Liability>
const NOTHING: Sums = { points: 0, coupons: 0, couponsFen: 0, unvaluedCoupons: 0, pickUps: 0, pickUpsFen: 0 }

interface Step {
  name: string
  /** Goes on from an id and adds to the sums. */
  walk(context: JobContext, sums: Sums, from: string | null, budget: Budget): Promise<WalkOutcome>
}

const STEPS: readonly Step[] = [
  {
    name: 'points',
    walk: (context, sums, from, budget) =>
      walk(context, from, budget, {
        list: (afterId, limit) => pageAccounts(context.db, afterId, limit),
        act: async ({ status, points }) => {
          if (status === 'active') sums.points += points.balance
          return false
        },
      }),
  },
  {
    name: 'coupons',
    walk: (context, sums, from, budget) =>
      walk(context, from, budget, {
        list: (afterId, limit) => pageUsableCoupons(context.db, context.now, afterId, limit),
        act: async ({ rules }) => {
          const fen = exposureFen(rules.offer)
          sums.coupons += 1
          if (fen === null) sums.unvaluedCoupons += 1
          else sums.couponsFen += fen
          return false
        },
      }),
  },
  {
    // The points are spent, and the goods are still to be handed over.
    name: 'pick-ups',
    walk: (context, sums, from, budget) =>
      walk(context, from, budget, {
        list: (afterId, limit) => pageWaiting(context.db, afterId, limit),
        act: async ({ valueFen }) => {
          sums.pickUps += 1
          sums.pickUpsFen += valueFen
          return false
        },
      }),
  },
]

/** Adds up what the shop owes its members, in slices: a slice goes on from the sums that the last one left. */
export const countLiabilityJob: Job = {
  name: 'count-liability',
  title: '统计欠会员的积分、券和待取的商品',
  schedule: { kind: 'daily', at: '01:10' },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    const sums = { ...NOTHING }
    for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] = Number(checkpoint?.[name] ?? 0)
    const index = Math.max(
      STEPS.findIndex(({ name }) => name === checkpoint?.step),
      0,
    )
    const step = STEPS[index]
    invariant(step, 'there is a first step')
    const { looked, isDone, afterId } = await step.walk(context, sums, afterIdOf(checkpoint), budget)
    const next = isDone ? STEPS[index + 1] : step
    if (next) return { checkpoint: { step: next.name, afterId, ...sums }, isDone: false, looked, changed: 0 }
    const day = addDays(businessDayOf(now), -1)
    await isNew(insertCostDay(db, { _id: day, actions: {}, uses: {}, liability: sums }))
    await setLiability(db, day, sums)
    return { checkpoint: null, isDone: true, looked, changed: 1 }
  },
}
