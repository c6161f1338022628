import { aTask } from '#shared/growth/task/testing/a-task'
import type { BusinessDay } from '#shared/kernel/business-day'
import { NO_REWARD } from '#shared/ledger/points/reward'
import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { taskSweepCases } from './testing/job-cases'
import { putGrowthRules, putTasks } from './testing/rules'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'task.claim of what a purchase has finished a moment ago',
    prepare: async (of) => {
      await openStores(of)
      const clerk = await aClerk(of)
      putTasks(of, [aTask({ goal: 1, give: 'by-tap', reward: { ...NO_REWARD, points: 20, makeUpCards: 1 } })])
      const member = await aMember(of)
      await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 3_000 })
      const wanted = { task: 'three-cups', window: '2026-11-16' as BusinessDay }
      return (requestId) => member.ask('task.claim', wanted, requestId)
    },
  },
  {
    name: 'task.confirmAct that a rule pays for and a task counts',
    prepare: async (of) => {
      await openStores(of)
      const clerk = await aClerk(of)
      putGrowthRules(of, [{ act: 'confirmed' }], [{ key: 'own-cup', title: '自带杯' }])
      putTasks(of, [aTask({ goal: 1, act: 'confirmed' })])
      const { memberId } = await aMember(of)
      const confirming = { memberCode: unusedCode(of, memberId), storeId: EAST, subject: 'own-cup' }
      return (requestId) => clerk.ask('task.confirmAct', confirming, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
describeJobMatrix(
  () => shop,
  taskSweepCases(() => shop),
)
