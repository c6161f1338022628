import { READY_JOURNEYS } from '#shared/reach/journey/ready'
import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { journeyJobCases } from './testing/job-cases'
import { startJourney } from './testing/travelling'
import { aForked, aTrial, putTravelled, startTrial } from './testing/tried'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const by = '林店长'
const note = '双十二以前'
const journeyId = 'jny_welcome'
const definition = READY_JOURNEYS[0]?.definition

const started = async (of: Shop) => {
  await of.ops('journey.takeReady', { readyKey: 'welcome', by })
  await of.ops('journey.propose', { journeyId, revision: 1, note, by })
}

const cases: KillCase[] = [
  {
    name: 'journey.save',
    prepare: async (of) => (requestId) =>
      of.askOps('journey.save', { journeyId, name: '欢迎', note, definition, by }, requestId),
  },
  {
    name: 'journey.takeReady',
    prepare: async (of) => (requestId) => of.askOps('journey.takeReady', { readyKey: 'welcome', by }, requestId),
  },
  {
    name: 'journey.propose',
    prepare: async (of) => {
      await of.ops('journey.takeReady', { readyKey: 'welcome', by })
      return (requestId) => of.askOps('journey.propose', { journeyId, revision: 1, note, by }, requestId)
    },
  },
  {
    name: 'journey.pause',
    prepare: async (of) => {
      await started(of)
      return (requestId) => of.askOps('journey.pause', { journeyId, note, by }, requestId)
    },
  },
  {
    name: 'journey.resume',
    prepare: async (of) => {
      await started(of)
      await of.ops('journey.pause', { journeyId, note, by })
      return (requestId) => of.askOps('journey.resume', { journeyId, note, by }, requestId)
    },
  },
  {
    name: 'journey.end',
    prepare: async (of) => {
      await started(of)
      return (requestId) => of.askOps('journey.end', { journeyId, note, by }, requestId)
    },
  },
  {
    name: 'journey.killAll',
    prepare: async (of) => {
      await started(of)
      return (requestId) => of.askOps('journey.killAll', { journeyId, note, by }, requestId)
    },
  },
  {
    name: 'experiment.ship',
    prepare: async (of) => {
      const experimentId = await startTrial(of)
      return (requestId) => of.askOps('experiment.ship', { experimentId, arm: 'b' }, requestId)
    },
  },
  {
    name: 'experiment.start',
    prepare: async (of) => {
      await startJourney(of, aForked())
      putTravelled(of)
      const { experimentId } = await of.ops('experiment.save', { baseVersion: 0, draft: aTrial() })
      return (requestId) => of.askOps('experiment.start', { experimentId }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
describeJobMatrix(
  () => shop,
  journeyJobCases(() => shop),
)
