import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aCase, caseJobCases, holdingCase } from './testing/case-job-cases'

// Killed at each of its database calls, what holds a bond, or decides about it, must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const decidingCase = (action: 'referral.decideCase', decision: 'release' | 'refuse'): KillCase => ({
  name: `${action}, to ${decision}`,
  prepare: async (of) => {
    const { caseId } = await aCase(of, 3)
    return (requestId) => of.askOps(action, { caseId, decision, note: '看过小票', by: '周总' }, requestId)
  },
})

describeKillMatrix(
  () => shop,
  [decidingCase('referral.decideCase', 'release'), decidingCase('referral.decideCase', 'refuse')],
)

describeJobMatrix(() => shop, [holdingCase(() => shop), ...caseJobCases(() => shop)])
