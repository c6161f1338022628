import { defaultPointsRules } from '#shared/ledger/points/rules'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { raiseAlert } from '../alert/alert.service'

// What operators write, killed at each database call: sent again, it must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const proposing = {
  setting: 'points',
  value: { ...defaultPointsRules, welcomePoints: 50 },
  by: '林店长',
  note: '入会多送一点',
}
const byOther = { by: '周总' }

const proposed = async (of: Shop) => (await of.ops('settings.propose', proposing)).proposal
async function approved(of: Shop) {
  const { proposalId } = await proposed(of)
  return (await of.ops('settings.approve', { proposalId, ...byOther })).proposal
}
async function applied(of: Shop) {
  const { proposalId } = await approved(of)
  return of.ops('settings.apply', { proposalId, ...byOther })
}

const cases: KillCase[] = [
  {
    name: 'settings.propose',
    prepare: async (of) => (requestId) => of.askOps('settings.propose', proposing, requestId),
  },
  {
    name: 'settings.approve',
    prepare: async (of) => {
      const { proposalId } = await proposed(of)
      return (requestId) => of.askOps('settings.approve', { proposalId, ...byOther }, requestId)
    },
  },
  {
    name: 'settings.apply',
    prepare: async (of) => {
      const { proposalId } = await approved(of)
      return (requestId) => of.askOps('settings.apply', { proposalId, ...byOther }, requestId)
    },
  },
  {
    name: 'settings.withdraw',
    prepare: async (of) => {
      const { proposalId } = await approved(of)
      return (requestId) => of.askOps('settings.withdraw', { proposalId, ...byOther }, requestId)
    },
  },
  {
    name: 'settings.rollBack',
    prepare: async (of) => {
      await applied(of)
      const input = { setting: 'points', toVersion: 1, note: '退回', ...byOther }
      return (requestId) => of.askOps('settings.rollBack', input, requestId)
    },
  },
  {
    name: 'settings.rollBack over an edit by hand',
    prepare: async (of) => {
      await applied(of)
      const value = { ...defaultPointsRules, welcomePoints: 1 }
      of.database.put('settings', { ...of.database.get('settings', 'points'), _id: 'points', value })
      const input = { setting: 'points', toVersion: 1, note: '退回', ...byOther }
      return (requestId) => of.askOps('settings.rollBack', input, requestId)
    },
  },
  {
    name: 'job.closeAlert',
    prepare: async (of) => {
      await raiseAlert(timerContext(), { kind: 'ledger', subject: 'x', text: '对不上', source: 'night' })
      return (requestId) => of.askOps('job.closeAlert', { alertId: 'ledger:x', note: '已核对' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
