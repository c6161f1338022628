import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aHeldCrowd, FEW, holdFew } from './testing/a-crowd'
import { trafficJobCases } from './testing/job-cases'

// Killed at each of its database calls, what holds members, or decides about them, must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const decidingCase = (action: 'traffic.decideCase', decision: 'release' | 'refuse'): KillCase => ({
  name: `${action}, to ${decision}`,
  prepare: async (of) => {
    holdFew(of)
    const { caseId } = await aHeldCrowd(of, FEW)
    return (requestId) => of.askOps(action, { caseId, decision, note: '看过', by: '周总' }, requestId)
  },
})

describeKillMatrix(
  () => shop,
  [decidingCase('traffic.decideCase', 'release'), decidingCase('traffic.decideCase', 'refuse')],
)

describeJobMatrix(
  () => shop,
  trafficJobCases(() => shop),
)
