import { LIFT_NEEDS, noLift, withPerson } from '#shared/reach/journey/lift'
import { openShop, type Shop } from '../../../testing/shop'
import { putFollowUp, putRules } from '../follow-up/testing/a-follow-up'
import { letter, startJourney } from './testing/travelling'

// What can be done about members who stay away, and what the records say of each.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const list = () => shop.ops('journey.listKeepingActs', {})

/** Each of `members` who were spoken to came back with 60 yuan, of those kept back every third. */
function putCalls(reason: 'at-risk' | 'birthday', members: number) {
  for (let number = 0; number < members; number += 1) {
    for (const state of ['done', 'keptBack'] as const) {
      const cameBack = state === 'done' || number % 3 === 0
      putFollowUp(shop, `mem_${reason}-${state}-${number}`, {
        because: [{ reason, source: reason, why: '', say: '' }],
        state,
        resultDueAt: null,
        cameBack,
        spentFen: cameBack ? 6_000 : 0,
      })
    }
  }
}

/** Thirty days after entering: who went through it bought twice, the others once, each for 30 yuan. */
function putLift(journeyId: string, members: number) {
  const valuesOf = (purchases: number) => ({
    visits: { value: purchases, before: 1 },
    purchases: { value: purchases, before: 1 },
    revenueFen: { value: purchases * 30, before: 30 },
    couponFen: { value: 0, before: 0 },
  })
  let { arms } = noLift(journeyId)
  for (let number = 0; number < members; number += 1) {
    arms = withPerson(arms, 'in', valuesOf(2 + (number % 2)))
    arms = withPerson(arms, 'out', valuesOf(1 + (number % 2)))
  }
  shop.database.put('journey_lifts', { ...noLift(journeyId), arms })
}

const silent: Parameters<typeof startJourney>[1] = {
  kind: 'shop',
  trigger: { kind: 'moment', moment: 'silent', days: 30 },
  start: 'letter',
  nodes: [letter('letter', null)],
}

test('the act that is shown to bring most is the next one, and calls are counted by their own reason', async () => {
  putRules(shop, { atRisk: { isOn: true } })
  putCalls('at-risk', 30)
  putCalls('birthday', 40)
  await startJourney(shop, silent, 'jny_silent')
  putLift('jny_silent', LIFT_NEEDS)
  const { acts, next, marginPercent } = await list()
  expect(acts).toMatchObject([
    { kind: 'calls', id: 'at-risk', isOn: true, days: 14, measured: { members: 30, keptBack: 30, needed: 20 } },
    { kind: 'calls', id: 'asleep', isOn: false, more: null, gainFen: null, measured: { members: 0, keptBack: 0 } },
    { kind: 'journey', id: 'jny_silent', isOn: true, days: 30, more: { difference: expect.closeTo(1, 5) } },
  ])
  // 60 yuan of each against 20 of those kept back; 30 yuan more through the journey.
  expect(acts.map(({ gainFen }) => gainFen)).toEqual([40 * marginPercent, null, 30 * marginPercent])
  expect(next).toBe(0)
})

test('nothing is the best while too few are measured, and only journeys that keep members are asked', async () => {
  await startJourney(shop, { ...silent, kind: 'announced' }, 'jny_told')
  await startJourney(shop, silent, 'jny_silent')
  putLift('jny_silent', LIFT_NEEDS - 1)
  putLift('jny_told', LIFT_NEEDS)
  const { acts, next } = await list()
  expect(next).toBeNull()
  expect(acts.map(({ id }) => id)).toEqual(['at-risk', 'asleep', 'jny_silent'])
})

test('a paused journey is still told of, and is off', async () => {
  await startJourney(shop, silent, 'jny_silent')
  await shop.ops('journey.pause', { journeyId: 'jny_silent', note: '歇一歇', by: '林店长' })
  expect((await list()).acts.at(-1)).toMatchObject({ id: 'jny_silent', isOn: false })
})
