import { READY_JOURNEYS } from '#shared/reach/journey/ready'
import { openShop, type Shop } from '../../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const by = '林店长'
const note = '双十二以前'
const journeyId = 'jny_hello'
const [welcome] = READY_JOURNEYS
const definition = welcome?.definition
const save = (over: object = {}) =>
  shop.askOps('journey.save', { journeyId, name: '欢迎', definition, by, ...over } as never)
const start = async (id = 'jny_welcome') => {
  await shop.ops('journey.takeReady', { readyKey: id.slice(4), by })
  return shop.ops('journey.propose', { journeyId: id, revision: 1, note, by })
}

test('a ready journey is taken once, is off, and is started by one act', async () => {
  const { ready } = await shop.ops('journey.list', {})
  expect(ready).toHaveLength(READY_JOURNEYS.length)
  expect(ready.every((each) => each.journeyId === null)).toBe(true)
  await shop.ops('journey.takeReady', { readyKey: 'welcome', by })
  const { journey } = await shop.ops('journey.takeReady', { readyKey: 'welcome', by })
  expect(journey).toMatchObject({ state: 'draft', version: null, revision: 1, isChanged: true })
  const started = await shop.ops('journey.propose', { journeyId: 'jny_welcome', revision: 1, note, by })
  expect(started.journey).toMatchObject({ state: 'live', version: 1, isChanged: false })
})

test('a draft is kept with what stands against it, and does not start while it does', async () => {
  const silent = READY_JOURNEYS.find(({ key }) => key === 'silent')
  await shop.ops('journey.takeReady', { readyKey: 'silent', by })
  const { problems, sentences } = await shop.ops('journey.get', { journeyId: 'jny_silent' })
  expect(problems).toEqual([{ path: 'nodes.4.couponKey', text: '没有券模板 choose-a-coupon' }])
  expect(sentences).toContain('最多花 2,000 元，用完自动暂停')
  const reply = await shop.askOps('journey.propose', { journeyId: 'jny_silent', revision: 1, note, by })
  expect(reply).toMatchObject({ ok: false, error: { code: 'JOURNEY_INVALID' } })
  expect((await shop.ops('journey.check', { definition: silent?.definition })).problems).toEqual(problems)
})

test('what was changed meanwhile is not written over, and not started', async () => {
  expect(await save()).toMatchObject({ ok: true })
  expect(await save()).toMatchObject({ error: { code: 'JOURNEY_STALE', details: { revision: 1 } } })
  expect(await save({ baseRevision: 1 })).toMatchObject({ ok: true })
  const early = await shop.askOps('journey.propose', { journeyId, revision: 1, note, by })
  expect(early).toMatchObject({ error: { code: 'JOURNEY_STALE' } })
})

test('what is no definition is refused in words', async () => {
  expect(await save({ definition: { ...definition, nodes: [] } })).toMatchObject({
    error: { code: 'JOURNEY_INVALID', details: { problem: 'nodes：至少 1 个' } },
  })
})

test('another version leaves the first one as it was', async () => {
  await start()
  const changed = { ...definition, goal: 'purchase.recorded' }
  await shop.ops('journey.save', { journeyId: 'jny_welcome', name: '欢迎', definition: changed, by, baseRevision: 1 })
  expect((await shop.ops('journey.get', { journeyId: 'jny_welcome' })).journey.isChanged).toBe(true)
  await shop.ops('journey.propose', { journeyId: 'jny_welcome', revision: 2, note, by })
  const first = await shop.ops('journey.get', { journeyId: 'jny_welcome', version: 1 })
  expect(first.inForce).toEqual(definition)
  expect(first.journey.version).toBe(2)
})

test.each([
  [['pause', 'resume'], 'live'],
  [['pause'], 'paused'],
  [['end'], 'ending'],
  [['end', 'pause', 'resume'], 'ending'],
  [['end', 'killAll'], 'ended'],
] as const)('after %s it is %s', async (acts, state) => {
  await start()
  for (const act of acts) await shop.ops(`journey.${act}`, { journeyId: 'jny_welcome', note, by })
  expect((await shop.ops('journey.get', { journeyId: 'jny_welcome' })).journey.state).toBe(state)
})

test.each(['resume', 'pause', 'end'] as const)('%s of a draft is refused', async (act) => {
  await shop.ops('journey.takeReady', { readyKey: 'welcome', by })
  const reply = await shop.askOps(`journey.${act}`, { journeyId: 'jny_welcome', note, by })
  expect(reply).toMatchObject({ ok: false, error: { code: 'JOURNEY_NOT_NOW' } })
})

test('one act ends all of them', async () => {
  await start()
  await start('jny_birthday')
  expect(await shop.ops('journey.killAll', { journeyId: null, note, by })).toEqual({ journeys: 2, runs: 0 })
  const { journeys } = await shop.ops('journey.list', {})
  expect(journeys.map(({ state }) => state)).toEqual(['ended', 'ended'])
})

test.each([
  ['journey.get', { journeyId: 'jny_nobody' }, 'JOURNEY_NOT_FOUND'],
  ['journey.figures', { journeyId: 'jny_nobody' }, 'JOURNEY_NOT_FOUND'],
  ['journey.pause', { journeyId: 'jny_nobody', note, by }, 'JOURNEY_NOT_FOUND'],
  ['journey.killAll', { journeyId: 'jny_nobody', note, by }, 'JOURNEY_NOT_FOUND'],
  ['journey.takeReady', { readyKey: 'nobody', by }, 'JOURNEY_NOT_FOUND'],
  ['journey.getRun', { runId: 'nobody' }, 'JOURNEY_RUN_NOT_FOUND'],
] as const)('%s of what is not there', async (action, input, code) => {
  expect(await shop.askOps(action, input as never)).toMatchObject({ ok: false, error: { code } })
})
