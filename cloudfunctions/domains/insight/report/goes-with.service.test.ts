import { tickJob } from '../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { putEvent, rollUp } from '../event/testing/put-events'
import { putPurchase } from '../score/testing/put-buyers'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const open = (member: number, at: string, props = {}) => putEvent(shop, { member, at, name: 'app.opened', props })
const count = async () => {
  await tickJob('count-goes-with')
  expect(shop.database.get('jobs', 'count-goes-with')).toMatchObject({ status: 'done', note: null })
}
const daysOf = (kind: string) => shop.database.find('goes_with_days').filter(({ _id }) => String(_id).startsWith(kind))

test('whoever comes after a quiet time is counted on that day, once everything after it is known, and the same again', async () => {
  const twice = memberIdOf(1)
  open(1, '2026-11-18T09:00')
  open(1, '2026-11-19T09:00', { scene: 1014 })
  putPurchase(shop, twice, '2026-11-22', { amountFen: 1_000 })
  open(2, '2026-11-18T10:00')
  // Came the day before, so that this is no beginning.
  open(3, '2026-11-17T10:00')
  open(3, '2026-11-18T10:00')
  await rollUp(shop)
  shop.clock.advance(9 * DAY_MS)
  await count()
  expect(daysOf('touches:2026-11-18')).toMatchObject([
    {
      counts: {
        all: { members: 2, bought: 1 },
        'touches-1': { members: 1, bought: 0 },
        'touches-2': { members: 1, bought: 1 },
        'kind-reminder': { members: 1, bought: 1 },
      },
    },
  ])
  const before = daysOf('touches:')
  shop.database.put('jobs', {
    ...shop.database.get('jobs', 'count-goes-with'),
    _id: 'count-goes-with',
    checkpoint: null,
  })
  shop.clock.advance(DAY_MS)
  await count()
  expect(daysOf('touches:')).toEqual(expect.arrayContaining(before))
})

test('what was done in the week of the first purchase stands beside the second one, in two reads', async () => {
  for (const member of [1, 2]) putPurchase(shop, memberIdOf(member), '2026-11-18', { amountFen: 1_000 })
  open(1, '2026-11-20T09:00')
  putPurchase(shop, memberIdOf(1), '2026-11-29', { amountFen: 1_000 })
  shop.clock.advance(37 * DAY_MS)
  await rollUp(shop)
  await count()
  expect(daysOf('week:2026-11-18')).toMatchObject([
    { counts: { all: { members: 2, bought: 1 }, opened: { members: 1, bought: 1 } } },
  ])
  const page = await shop.ops('report.getGoesWith', {})
  expect(page.weekDays?.toDay).toBe('2026-11-22')
  expect(page.acts.find(({ key }) => key === 'opened')).toMatchObject({
    own: { members: 1, bought: 1 },
    others: { members: 1, bought: 0 },
    verdict: 'few',
  })
  expect(JSON.stringify(page)).not.toMatch(/导致|造成/)
  expect(await shop.roundTrips(() => shop.ops('report.getGoesWith', {}))).toBeLessThanOrEqual(3)
})
