import { openShop, type Shop } from '../../../testing/shop'
import { accept, answerWith, CHECK_IN, sendReminders } from '../message/testing/reminded'
import { aTraveller, DAY_MS, letter, MINUTE_MS, runsOf, startJourney, tickAfter, wait } from './testing/travelling'

// What the page of a journey says of how it runs.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  shop.openapi.resetReplies()
})
afterAll(() => shop.close())

const journeyId = 'jny_test'
const act = { journeyId, note: '够了', by: '林店长' }
const figures = () => shop.ops('journey.figures', { journeyId })
const stateOf = async () => (await figures()).journey.state

test('messages are counted by step and by what WeChat answered, with those that were not handed over and why', async () => {
  sendReminders(shop)
  await startJourney(shop, {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    start: 'one',
    nodes: [
      { kind: 'message', id: 'one', purpose: 'check-in-next', next: 'later' },
      wait('later', 1, 'days', 'two'),
      { kind: 'message', id: 'two', purpose: 'check-in-next', next: null },
    ],
  })
  const [asks, refused] = [await aTraveller(shop), await aTraveller(shop)]
  await aTraveller(shop)
  for (const phone of [asks, asks, refused]) await accept(phone, CHECK_IN)
  // Without the reminders that were asked for: what is told is the journey's.
  for (const { _id, kind } of shop.database.find('due_work')) {
    if (kind === 'reminder') shop.database.remove('due_work', String(_id))
  }
  await tickAfter(shop, MINUTE_MS)
  answerWith(shop, 43101)
  await tickAfter(shop, DAY_MS)
  const { sends, steps } = await figures()
  expect(sends).toEqual([
    { nodeId: 'one', state: 'sent', code: 0, count: 2 },
    { nodeId: 'two', state: 'refused', code: 43101, count: 1 },
  ])
  expect(steps.map(({ nodeId, outcomes }) => [nodeId, outcomes])).toEqual([
    [
      'one',
      [
        { what: 'messageHanded', count: 2 },
        { what: 'notAsked', count: 1 },
      ],
    ],
    ['later', []],
    [
      'two',
      [
        { what: 'messageHanded', count: 1 },
        { what: 'noGrant', count: 1 },
        { what: 'notAsked', count: 1 },
      ],
    ],
  ])
})

test('a message whose answer never came is counted as one without an answer', async () => {
  sendReminders(shop)
  answerWith(shop, -1)
  await startJourney(shop, {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    start: 'one',
    nodes: [{ kind: 'message', id: 'one', purpose: 'check-in-next', next: null }],
  })
  await accept(await aTraveller(shop), CHECK_IN)
  await tickAfter(shop, MINUTE_MS)
  expect((await figures()).sends).toEqual([{ nodeId: 'one', state: 'unknown', code: -1, count: 1 }])
})

test('a journey that lets nobody in any more has ended once the last one is through, and not before', async () => {
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  await (await aTraveller(shop)).call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await shop.ops('journey.end', act)
  shop.clock.advance(10 * MINUTE_MS)
  await shop.tick()
  expect(await stateOf()).toBe('ending')
  await tickAfter(shop, DAY_MS)
  expect(runsOf(shop)[0]?.state).toBe('ended')
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  expect(await stateOf()).toBe('ended')
  const settings = shop.database.get('settings', 'journeys-running') as unknown as { value: { journeys: object } }
  expect(settings.value.journeys).toEqual({})
})

test('one that stands still while it is ending ends only after it goes on again', async () => {
  await startJourney(shop)
  await shop.ops('journey.end', act)
  await shop.ops('journey.pause', act)
  shop.clock.advance(10 * MINUTE_MS)
  await shop.tick()
  expect(await stateOf()).toBe('paused')
  await shop.ops('journey.resume', act)
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  expect(await stateOf()).toBe('ended')
})
