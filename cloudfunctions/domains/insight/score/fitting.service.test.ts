import type { Checkpoint, JobContext } from '../../../platform/noun/job'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { scoreMembersJob } from './score.jobs'
import { putBuyers, runNight } from './testing/put-buyers'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const model = async () => {
  const { model: found } = await shop.ops('score.getModel', {})
  const { fittedAt: _at, ...rest } = found ?? { fittedAt: 0 }
  return rest
}

test('a function that has time for one step at a time makes the version in parts, and it is the same one', async () => {
  putBuyers(shop, 80, '2026-11-21')
  await runNight(shop)
  const atOnce = await model()
  expect(atOnce).toMatchObject({ version: 1, diagnostics: { refusals: [] } })
  shop.reset()
  putBuyers(shop, 80, '2026-11-21')
  const spent = { isSpent: () => true }
  const phases: string[] = []
  let checkpoint: Checkpoint | null = null
  for (let isDone = false; !isDone; ) {
    const context: JobContext = { ...timerContext(), runId: 'run', job: 'score-members', jobTitle: '', failures: 0 }
    const slice = await scoreMembersJob.slice(context, checkpoint, spent)
    // In the form in which the database returns it.
    checkpoint = JSON.parse(JSON.stringify(slice.checkpoint)) as Checkpoint | null
    isDone = slice.isDone
    if (typeof checkpoint?.phase === 'string') phases.push(checkpoint.phase)
  }
  expect(phases.filter((phase) => phase === 'fit')).toHaveLength(3)
  expect(await model()).toEqual(atOnce)
})

test('a version that other formulas have made is made anew the same night, not after four weeks', async () => {
  putBuyers(shop, 60, '2026-11-21')
  await runNight(shop)
  const [made] = shop.database.find('score_models')
  shop.database.put('score_models', { ...made, _id: 'v1', figuresVersion: undefined })
  shop.clock.advance(86_400_000)
  await runNight(shop)
  expect(await model()).toMatchObject({ version: 2 })
})
