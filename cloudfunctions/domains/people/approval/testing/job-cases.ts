import { seal } from '../../../../platform/crypto/field-cipher'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf, putLedger } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import type { StoredApproval } from '../approval.repository'
import { SEALED_FIELD } from '../find-act.service'

export function approvalJobCases(openedShop: () => Shop): JobKillCase[] {
  return [
    {
      job: 'settle-approvals',
      when: 'one was agreed to and not done, and nobody agreed to another one in time',
      prepare: () => {
        const shop = openedShop()
        putLedger(shop, memberIdOf(1), [])
        putApproval(shop, 'request-agreed-to-01', { status: 'approved' })
        putApproval(shop, 'request-of-long-ago1', { untilAt: shop.clock.now() - 1 })
      },
    },
  ]
}

/** Some points for the first member, typed in the console. */
function putApproval(shop: Shop, requestId: string, more: Partial<StoredApproval>): void {
  const _id = `apr_${requestId}`
  const input = { memberId: memberIdOf(1), points: 5_000, note: '补记' }
  const approval: StoredApproval = {
    _id,
    action: 'points.adjust',
    inputSealed: seal(SEALED_FIELD, _id, JSON.stringify(input)),
    requestId,
    content: '',
    subject: input.memberId,
    storeIds: null,
    note: input.note,
    by: '控制台（未核实）',
    proposerId: null,
    at: 0,
    untilAt: shop.clock.now() + 86_400_000,
    sentences: ['加 5000 积分'],
    cost: { kind: 'points', points: 5_000 },
    status: 'open',
    decision: null,
    outcome: null,
    steps: [],
    ...more,
  }
  shop.database.put('approvals', { ...approval })
}
