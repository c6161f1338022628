import { aTask } from '#shared/growth/task/testing/a-task'
import { NO_REWARD } from '#shared/ledger/points/reward'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import type { Shop } from '../../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../../people/staff/testing/shop-floor'
import { putGrowthRules, putTasks, sweepAll } from './rules'

/** What the sweep finds to count: in a matrix of its own, for the sweep has its line already. */
export const taskSweepCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'sweep-outbox',
    when: 'a purchase that had finished a task was undone',
    prepare: async () => {
      const shop = openedShop()
      await openStores(shop)
      const clerk = await aClerk(shop)
      putGrowthRules(shop, [{ cap: { day: 1, month: null, life: null } }])
      putTasks(shop, [aTask({ goal: 1, reward: { ...NO_REWARD, points: 20, makeUpCards: 1 } })])
      const sale = { memberCode: (await aMember(shop)).code(), storeId: EAST, amountFen: 3_000 }
      const { purchaseId } = (await clerk.call('purchase.record', sale)).purchase
      await sweepAll(shop)
      await clerk.call('purchase.undo', { purchaseId, note: '输错' })
      shop.database.remove('jobs', 'sweep-outbox')
      shop.clock.advance(5 * 60_000)
    },
  },
]
