import type { Bond } from '#shared/growth/referral/bond'
import { partKey } from '#shared/kernel/watched-step'
import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'

const bonds = collection<Bond>('referrals')

/** Friends who joined by an invitation, and friends who did what counts. Neither time ever changes. */
export const referralSteps: readonly StepSource[] = [
  {
    name: 'invited',
    async listPassed(db, reading) {
      const page = await listSince(db, bonds, { field: 'boundAt' }, reading)
      return toStepPage(page, reading, {
        writtenAt: ({ boundAt }) => boundAt,
        toPassed: ({ boundAt }) => [{ step: 'invite', at: boundAt, parts: [] }],
      })
    },
  },
  {
    name: 'counted',
    async listPassed(db, reading) {
      const page = await listSince(db, bonds, { field: 'act.at' }, reading)
      return toStepPage(page, reading, {
        writtenAt: ({ act }) => act?.at ?? 0,
        toPassed({ act }) {
          if (!act) return []
          return [{ step: 'counted', at: act.at, parts: act.storeId ? [partKey('store', act.storeId)] : [] }]
        },
      })
    },
  },
]
