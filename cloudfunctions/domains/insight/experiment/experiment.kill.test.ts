import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aDraft, agreeing, anExperiment, aRunning, putLately } from './testing/an-experiment'
import { experimentJobCases } from './testing/job-cases'

// Killed at each of its database calls, an experiment and what phones know of it change together, and a look is counted once.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'experiment.save',
    prepare: async (of) => {
      const experimentId = await anExperiment(of)
      const draft = aDraft({ name: '改过的名字' })
      return (requestId) => of.askOps('experiment.save', { experimentId, baseVersion: 1, draft }, requestId)
    },
  },
  {
    name: 'experiment.start',
    prepare: async (of) => {
      putLately(of)
      const experimentId = await anExperiment(of)
      return (requestId) => of.askOps('experiment.start', { experimentId }, requestId)
    },
  },
  {
    name: 'experiment.widen',
    prepare: async (of) => {
      const experimentId = await aRunning(of, { coveragePercent: 20 })
      return (requestId) => of.askOps('experiment.widen', { experimentId, coveragePercent: 60 }, requestId)
    },
  },
  {
    name: 'experiment.stop',
    prepare: async (of) => {
      const experimentId = await aRunning(of)
      return (requestId) => of.askOps('experiment.stop', { experimentId }, requestId)
    },
  },
  {
    name: 'experiment.ship',
    prepare: async (of) => {
      const experimentId = await aRunning(of)
      return (requestId) => of.askOps('experiment.ship', { experimentId, arm: 'b' }, requestId)
    },
  },
  {
    name: 'experiment.see',
    prepare: async (of) => {
      const experimentId = await aRunning(of)
      const member = await agreeing(of)
      return (requestId) => member.ask('experiment.see', { experimentId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  experimentJobCases(() => shop),
)
