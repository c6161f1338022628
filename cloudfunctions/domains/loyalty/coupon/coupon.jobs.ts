import { addDays, businessDayOf, endOfDay } from '#shared/kernel/business-day'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job } from '../../../platform/noun/job'
import { forgetRequests } from '../../base/audit/audit.face'
import { walkSlice } from '../../base/job/job.face'
import { removeTriesBefore } from '../../people/member/member.face'
import { listEndingBetween, listOverdue, listWithLapsedLock } from './coupon.repository'
import { expireCoupon, freeLapsedLock, queueEndingNotice } from './ending.service'
import { pageShards } from './stock.repository'
import { auditTemplateStock, sweepShard } from './stock-audit.service'
import { pageTemplates } from './template.repository'

/** How many days before a coupon ends its member is told; the last day does not count. */
const NOTICE_DAYS = 3
const DAY_MS = 86_400_000

export const expireCouponsJob: Job = {
  name: 'expire-coupons',
  title: '券到期',
  schedule: { kind: 'daily', at: '00:05' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listOverdue(context.db, context.now, afterId, limit),
      act: ({ _id }) => expireCoupon(context, _id),
    }),
}

export const queueEndingNoticesJob: Job = {
  name: 'queue-ending-notices',
  title: '券到期提醒排队',
  schedule: { kind: 'daily', at: '09:00' },
  slice: (context, checkpoint, budget) => {
    const untilAt = endOfDay(addDays(businessDayOf(context.now), NOTICE_DAYS))
    return walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listEndingBetween(context.db, { fromAt: context.now, untilAt }, afterId, limit),
      act: (coupon) => queueEndingNotice(context, coupon),
    })
  },
}

/** What a till or a claim left behind when it died: locks first, then reservations of the stock. */
export const sweepReservationsJob: Job = {
  name: 'sweep-coupon-reservations',
  title: '释放失效的券预留',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    if (checkpoint?.step !== 'stock') {
      const slice = await walkSlice(context, checkpoint, budget, {
        list: (afterId, limit) => listWithLapsedLock(db, now, afterId, limit),
        act: ({ _id }) => freeLapsedLock(context, _id),
      })
      return slice.isDone ? { ...slice, checkpoint: { step: 'stock', afterId: null }, isDone: false } : slice
    }
    const slice = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageShards(db, afterId, limit),
      act: (shard) => sweepShard(context, shard),
    })
    return slice.isDone ? slice : { ...slice, checkpoint: { ...slice.checkpoint, step: 'stock' } }
  },
}

export const auditCouponStockJob: Job = {
  name: 'audit-coupon-stock',
  title: '券库存核对',
  schedule: { kind: 'daily', at: '03:20' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageTemplates(context.db, afterId, limit),
      act: (template) => auditTemplateStock(context, template),
    }),
}

export const forgetCodeTriesJob = forgetting(
  { name: 'forget-code-tries', title: '清理试码和请求记录', schedule: { kind: 'daily', at: '03:50' } },
  [({ db, now }) => removeTriesBefore(db, now - DAY_MS), forgetRequests],
)
