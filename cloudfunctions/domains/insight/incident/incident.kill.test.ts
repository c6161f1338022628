import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { putIncident } from './testing/put-incident'

// Killed at each of its database calls, it must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const by = '林店长'
const note = '路由器重启了'
const cases: KillCase[] = [
  {
    name: 'incident.own',
    prepare: async (of) => {
      const incidentId = putIncident(of)
      return (requestId) => of.askOps('incident.own', { incidentId, by }, requestId)
    },
  },
  {
    name: 'incident.addNote',
    prepare: async (of) => {
      const incidentId = putIncident(of)
      return (requestId) => of.askOps('incident.addNote', { incidentId, by, note }, requestId)
    },
  },
  {
    name: 'incident.solve',
    prepare: async (of) => {
      const incidentId = putIncident(of)
      return (requestId) => of.askOps('incident.solve', { incidentId, by, note }, requestId)
    },
  },
  {
    name: 'incident.review',
    prepare: async (of) => {
      const incidentId = putIncident(of, { state: 'solved' })
      return (requestId) => of.askOps('incident.review', { incidentId, by, note }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
