import type { Liability } from '#shared/insight/cost/meter'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import { isNew } from '../../../platform/db/is-new'
import type { Job } from '../../../platform/noun/job'
import { walk } from '../../base/job/job.face'
import { pageAccounts } from '../../ledger/account/account.face'
import { pageUsableCoupons } from '../../loyalty/coupon/coupon.face'
import { insertCostDay, setLiability } from './cost.repository'

const STEPS = ['points', 'coupons'] as const

/** Adds up what the shop owes its members, in slices: a slice goes on from the sums that the last one left. */
export const countLiabilityJob: Job = {
  name: 'count-liability',
  title: '统计欠会员的积分和券',
  schedule: { kind: 'daily', at: '01:10' },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    const sums: Liability = { points: 0, coupons: 0, couponsFen: 0, unvaluedCoupons: 0 }
    for (const name of Object.keys(sums) as (keyof Liability)[]) sums[name] = Number(checkpoint?.[name] ?? 0)
    const step = checkpoint?.step === 'coupons' ? STEPS[1] : STEPS[0]
    const from = typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
    const walked =
      step === 'points'
        ? await walk(context, from, budget, {
            list: (afterId, limit) => pageAccounts(db, afterId, limit),
            act: async ({ status, points }) => {
              if (status === 'active') sums.points += points.balance
              return false
            },
          })
        : await walk(context, from, budget, {
            list: (afterId, limit) => pageUsableCoupons(db, now, afterId, limit),
            act: async ({ rules }) => {
              const fen = exposureFen(rules.offer)
              sums.coupons += 1
              if (fen === null) sums.unvaluedCoupons += 1
              else sums.couponsFen += fen
              return false
            },
          })
    const { looked } = walked
    if (!walked.isDone) {
      return { checkpoint: { step, afterId: walked.afterId, ...sums }, isDone: false, looked, changed: 0 }
    }
    if (step === 'points') {
      return { checkpoint: { step: 'coupons', afterId: null, ...sums }, isDone: false, looked, changed: 0 }
    }
    const day = addDays(businessDayOf(now), -1)
    await isNew(insertCostDay(db, { _id: day, actions: {}, uses: {}, liability: sums }))
    await setLiability(db, day, sums)
    return { checkpoint: null, isDone: true, looked, changed: 1 }
  },
}
