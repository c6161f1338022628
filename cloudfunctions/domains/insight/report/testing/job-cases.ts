import { type JobKillCase, TICK_MS, tickJob } from '../../../../testing/job-kill-matrix'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { ROLL_UP_JOB } from '../../event/roll-up.jobs'
import { instant, putEvent } from '../../event/testing/put-events'

/** What the jobs of reports find to do, for the kill matrix. */
export const reportJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'make-reports',
    when: 'a month is open and two members came back',
    prepare: () => putVisits(openedShop()),
  },
  {
    job: 'count-goes-with',
    when: 'two members came ten days ago',
    prepare: async () => {
      const shop = openedShop()
      await putVisits(shop)
      shop.clock.advance(8 * 86_400_000)
      const checkpoint = { touches: '2026-11-19', week: '2026-10-23' }
      const run = { version: 1, status: 'done', runId: 'before', slot: null, leaseUntilAt: 0, failures: 0 }
      shop.database.put('jobs', { _id: 'count-goes-with', ...run, checkpoint })
    },
  },
  {
    job: 'count-funnels',
    when: 'somebody went two steps of a funnel',
    prepare: async () => {
      const shop = openedShop()
      const funnel = { key: 'till', name: '到店', windowHours: 1, steps: [step('app.opened'), step('code.shown')] }
      const stored = { version: 1, digest: 'of something else', by: '周总', at: 0 }
      shop.database.put('settings', { _id: 'funnel', ...stored, value: { funnels: [funnel] } })
      await putVisits(shop)
    },
  },
]

const step = (name: string) => ({ name, title: name })

async function putVisits(shop: Shop): Promise<void> {
  for (const member of [1, 2]) {
    putLedger(shop, memberIdOf(member), [earned(instant('2026-11-01T09:00:00'), { points: 1 }, `${member}`)])
    putEvent(shop, { member, at: '2026-11-20T09:00', name: 'app.opened' })
    putEvent(shop, { member, at: '2026-11-20T09:10', name: 'code.shown' })
  }
  putEvent(shop, { member: 1, at: '2026-11-21T09:00', name: 'app.opened' })
  shop.clock.advance(TICK_MS)
  await tickJob(ROLL_UP_JOB)
  shop.clock.advance(TICK_MS)
}
