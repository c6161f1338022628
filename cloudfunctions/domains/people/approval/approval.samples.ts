import { DAY_MS } from '#shared/kernel/business-day'
import type { Output } from '#shared/kernel/contract'
import type { approvalContract } from '#shared/people/approval/contract'
import type { Samples } from '../../../platform/noun/samples'

type Approval = Output<(typeof approvalContract)['approval.get']>['approval']

const COST = { kind: 'fen' as const, fen: 300_000 }
const MADE_UP = {
  kind: 'rules',
  right: 'coupons' as const,
  subject: 'coupon-template:sample',
  cost: COST,
  by: '样例店长',
  untilAt: null,
}

const waiting = (now: number): Approval => ({
  ...MADE_UP,
  approvalId: 'apr_sample_open',
  title: '开一种券：样例茶券',
  text: '满 30 元减 6 元，最多 500 张',
  note: '样例：入冬以后',
  at: now - 3 * 3_600_000,
  status: 'open',
  decision: null,
  outcome: null,
  own: { isMine: false, mayApprove: true, mayRefuse: true, mayWithdraw: false, problem: null, fromAt: null },
})

const over = (now: number): Approval => ({
  ...waiting(now),
  approvalId: 'apr_sample_over',
  title: '调积分：样例会员一',
  right: 'members',
  subject: 'mem_0000000001',
  text: '加 1 200 积分',
  note: '样例：补录上月的消费',
  cost: { kind: 'points', points: 1_200 },
  at: now - 2 * DAY_MS,
  status: 'done',
  decision: { by: '样例总部', at: now - DAY_MS, note: null },
  outcome: { at: now - DAY_MS, code: null, resultId: null },
  own: { isMine: false, mayApprove: false, mayRefuse: false, mayWithdraw: false, problem: null, fromAt: null },
})

export const approvalSamples: Samples<typeof approvalContract> = {
  'approval.list': ({ isOpen }, now) => ({
    approvals: [isOpen ? waiting(now) : over(now)],
    nextBeforeAt: null,
    now,
  }),
  'approval.get': ({ approvalId }, now) =>
    approvalId === over(now).approvalId
      ? { approval: over(now), effect: null, now }
      : {
          approval: waiting(now),
          effect: {
            sentences: ['批准以后马上上线，会员自己领', '最多花 3 000 元：500 张，每张最多减 6 元'],
            changes: [],
            problems: [],
            cost: COST,
            seen: '0'.repeat(64),
          },
          now,
        },
}
