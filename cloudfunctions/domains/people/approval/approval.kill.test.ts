import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember } from '../staff/testing/shop-floor'
import { approvalJobCases } from './testing/job-cases'
import { anOwner, type Desk, proposalOf } from './testing/people'

// Killed at each database call: what was agreed to is done once, and what was not leaves nothing behind.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

interface Waiting {
  proposer: Desk
  approver: Desk
  approvalId: string
}

/** Five thousand points that somebody asked for. */
async function waiting(of: Shop): Promise<Waiting> {
  const proposer = await anOwner(of)
  const approver = await anOwner(of, '林店长')
  const { memberId } = await aMember(of)
  const asking = proposer.browser.ask('points.adjust', { memberId, points: 5_000, note: '补记' })
  return { proposer, approver, approvalId: await proposalOf(asking) }
}

const cases: KillCase[] = [
  {
    name: 'approval.approve',
    prepare: async (of) => {
      const { approver, approvalId } = await waiting(of)
      const { effect } = await approver.browser.call('approval.get', { approvalId })
      const approving = { approvalId, seen: effect?.seen ?? '' }
      return (requestId) => approver.browser.ask('approval.approve', approving, requestId)
    },
  },
  {
    name: 'approval.refuse',
    prepare: async (of) => {
      const { approver, approvalId } = await waiting(of)
      return (requestId) => approver.browser.ask('approval.refuse', { approvalId, note: '没有凭据' }, requestId)
    },
  },
  {
    name: 'approval.withdraw',
    prepare: async (of) => {
      const { proposer, approvalId } = await waiting(of)
      return (requestId) => proposer.browser.ask('approval.withdraw', { approvalId }, requestId)
    },
  },
  {
    name: 'points.adjust',
    prepare: async (of) => {
      const { browser } = await anOwner(of)
      const { memberId } = await aMember(of)
      return (requestId) => browser.ask('points.adjust', { memberId, points: 700, note: '补记' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
describeJobMatrix(
  () => shop,
  approvalJobCases(() => shop),
)
