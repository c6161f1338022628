import type { referralCaseContract } from '#shared/growth/referral/case-contract'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Samples } from '../../../platform/noun/samples'

const caseOf = (now: number, isOpen: boolean) => ({
  caseId: isOpen ? 'device:sample-open' : 'device:sample-over',
  kind: 'device' as const,
  title: '同一台手机',
  isOpen,
  isStrong: isOpen,
  scoreMax: 3.4,
  open: isOpen ? 1 : 0,
  released: 0,
  refused: isOpen ? 0 : 1,
  lapsed: 0,
  openedAt: now - 2 * DAY_MS,
  lapsesAt: isOpen ? now + 28 * DAY_MS : null,
})

export const referralSamples: Samples<typeof referralCaseContract> = {
  'referral.listCases': ({ state }, now) => ({ cases: [caseOf(now, state === 'open')], nextCursor: null }),
  'referral.getCase': ({ caseId }, now) => {
    const found = caseOf(now, caseId !== 'device:sample-over')
    return {
      case: found,
      bonds: [
        {
          bondId: 'mem_0000000002',
          inviterId: 'mem_0000000001',
          inviterName: '样例会员一',
          friendName: '样例会员二',
          act: { kind: 'purchase', storeId: null },
          state: found.isOpen ? 'held' : 'refused',
          decision: found.isOpen ? null : 'refused',
          score: 3.4,
          heldAt: now - 2 * DAY_MS,
          boundAt: now - 5 * DAY_MS,
          qualifiedAt: now - 2 * DAY_MS,
          signals: [
            {
              key: 'sameDevice',
              title: '同一台手机',
              valueText: '和邀请人用过同一台手机',
              thresholdText: '用过就算',
              value: 1,
              threshold: 1,
              contribution: 3.4,
            },
          ],
        },
      ],
      nextAfterBondId: null,
      decisions: found.isOpen
        ? []
        : [{ decision: 'refused', bonds: 1, by: '样例总部', note: '样例：同一个人', at: now - DAY_MS }],
    }
  },
}
