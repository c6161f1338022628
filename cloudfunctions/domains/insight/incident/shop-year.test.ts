import { CELL_MS, CELLS_PER_DAY } from '#shared/insight/incident/cell'
import { type StepDay, toHours } from '#shared/insight/incident/cells'
import type { Act } from '#shared/insight/incident/testing/year/acts'
import { actsOn, countDay } from '#shared/insight/incident/testing/year/live-year'
import { randomFrom } from '#shared/insight/incident/testing/year/random'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, SHOP_OPENS_AT, type Shop } from '../../../testing/shop'
import { putAct } from './testing/put-acts'

// What `docs/watch.md` tells comes from years that were made up: here the job itself reads, counts and finds the same.
let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const today = businessDayOf(SHOP_OPENS_AT)
const timeOf = ({ at }: Act, day: number) => startOfDay(today) + Math.floor((at - day * CELLS_PER_DAY) * CELL_MS)
/** What is told of other records is left out: opening by a message is told with opening. */
const isTold = ({ step }: Act) => step !== 'message-open'
const sorted = ({ step, parts }: Pick<StepDay, 'step' | 'parts'>) => ({
  step,
  parts: [...parts].sort((a, b) => (a.key < b.key ? -1 : 1)),
})

test('a made-up day that is written as records is counted by the job to the same cells', async () => {
  const acts = actsOn(70, { orders: 40, level: 1, faults: [], random: randomFrom(11) }).filter(isTold)
  for (const [index, act] of acts.entries()) putAct(shop, act, timeOf(act, 70), `a${index}`)
  shop.clock.advance(startOfDay(addDays(today, 1)) - shop.clock.now() + 5 * 60_000)
  await tickJob('watch-steps')
  const counted = shop.database.find('watch_cells') as unknown as StepDay[]
  const ofToday = counted.filter(({ day, step }) => day === today && step !== 'message-buy').map(sorted)
  const made = countDay(70, acts).map(sorted)
  const byStep = (a: { step: string }, b: { step: string }) => (a.step < b.step ? -1 : 1)
  expect(acts.length).toBeGreaterThan(200)
  expect(ofToday.sort(byStep)).toEqual(made.sort(byStep))
})

test('a step that breaks in a made-up year is found by the job within thirty minutes of the twelfth that is missing', async () => {
  const random = randomFrom(12)
  const live = (day: number) => actsOn(day, { orders: 100, level: 1, faults: [], random }).filter(isTold)
  for (let back = 60; back >= 6; back -= 1) {
    const day = addDays(today, -back)
    const hours = toHours(day, countDay(70 - back, live(70 - back)))
    // The weekday of a made-up day hangs on its number only, and sixty is no multiple of seven.
    shop.database.put('watch_hours', { ...hours, _id: day })
  }
  for (let back = 3; back >= 1; back -= 1) {
    for (const stepDay of countDay(70 - back, live(70 - back))) {
      const day = addDays(today, -back)
      shop.database.put('watch_cells', { ...stepDay, _id: `${day}:${stepDay.step}`, day })
    }
  }
  const brokenAt = 70 * CELLS_PER_DAY + 11 * 6 + 0.5
  const acts = live(70)
  const missing = acts.filter(({ step, at }) => step === 'check-in' && at >= brokenAt).sort((a, b) => a.at - b.at)
  for (const [index, act] of acts.entries()) if (!missing.includes(act)) putAct(shop, act, timeOf(act, 70), `a${index}`)
  const [twelfth] = missing.slice(11)
  if (!twelfth) throw new Error('twelve were to be missing')
  const until = timeOf(twelfth, 70) + 30 * 60_000
  let found: string[] = []
  shop.clock.advance(startOfDay(today) + 11 * 3_600_000 - shop.clock.now())
  while (found.length === 0 && shop.clock.now() + 10 * 60_000 <= until) {
    shop.clock.advance(10 * 60_000)
    await tickJob('watch-steps')
    found = (await shop.ops('incident.list', { isOpen: true })).incidents.map(({ title }) => title)
  }
  expect(found).toEqual(['签到突然变少'])
})
