import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putDays } from '../../lifecycle/testing/put-days'
import { putMember } from '../../score/testing/put-buyers'
import { aRunning, putExposure } from './an-experiment'

/** What the kill matrix of jobs finds here. */
export const experimentJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'measure-experiments',
    when: 'one arm certainly does harm, so that the experiment has to stop',
    prepare: async () => {
      const shop = openedShop()
      const guardrails = [{ figure: 'visitDays' as const, toleratedPercent: 0 }]
      const experimentId = await aRunning(shop, { guardrails })
      putHarm(shop, experimentId)
    },
  },
]

/** Forty members of whom those of the second arm hardly come any more. */
export function putHarm(shop: Shop, experimentId: string, members = 40): void {
  for (let number = 1; number <= members; number += 1) {
    const memberId = putMember(shop, number, { identityIds: [] })
    const arm = putExposure(shop, experimentId, memberId, 9)
    const often = number % 2 === 0 ? [9, 8, 7, 6, 5, 4] : [9, 8, 7, 5, 4]
    putDays(shop, memberIdOf(number), arm === 'a' ? often : number % 2 === 0 ? [9] : [9, 8])
  }
}
