import { tickJob } from '../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { instant, putEvent, rollUp } from '../event/testing/put-events'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const came = (member: number, ...days: string[]) => {
  for (const text of days) putEvent(shop, { member, at: `2026-11-${text}T09:00`, name: 'app.opened' })
}

/** The next night: everything is rolled up, and the reports are made. */
async function makeReports(): Promise<void> {
  await rollUp(shop)
  for (const job of ['make-reports', 'count-funnels']) {
    await tickJob(job)
    expect(shop.database.get('jobs', job)).toMatchObject({ status: 'done' })
  }
}

describe('the board', () => {
  const figureOf = async (key: string) => {
    const { figures } = await shop.ops('report.getBoard', {})
    return figures.find((figure) => figure.key === key)
  }

  test('says of every figure what it means, and when it was counted', async () => {
    came(1, '21')
    await rollUp(shop)
    const { figures, rolledUpTo } = await shop.ops('report.getBoard', {})
    expect(figures.every(({ definition }) => definition.length > 10)).toBe(true)
    expect(rolledUpTo).toBe(shop.clock.now() - 2 * 60_000)
    expect(figures.every(({ trend }) => trend.length === 30)).toBe(true)
  })

  test('counts active members of today, a week and a month, each once', async () => {
    came(1, '22', '21', '20')
    came(2, '21')
    came(3, '10')
    await rollUp(shop)
    expect(await figureOf('dau')).toMatchObject({ today: 1, period: 2 })
    expect(await figureOf('wau')).toMatchObject({ today: 2, period: 2 })
    expect(await figureOf('mau')).toMatchObject({ today: 3, period: 3, before: 0 })
    expect((await figureOf('dau'))?.trend.at(-1)).toEqual({ day: '2026-11-21', value: 2 })
  })

  test('compares thirty days with the thirty before, and knows shares only of those whose time has passed', async () => {
    const members = [
      { joined: '2026-10-01', acts: 1 },
      { joined: '2026-11-01', acts: 1 },
      { joined: '2026-11-02', acts: 9 },
      { joined: '2026-11-20', acts: 0 },
    ]
    members.forEach(({ joined, acts }, index) => {
      const memberId = memberIdOf(index + 1)
      const at = instant(`${joined}T10:00:00`)
      const member = { status: 'active', identityIds: [], welcomeDueAt: null, consents: {}, merge: null }
      shop.database.put('members', { _id: memberId, ...member, joined: { at, via: 'wechat', day: joined } })
      const checkIn = { memberId, kind: 'same-day', at: at + acts * 86_400_000 }
      shop.database.put('check_ins', { _id: `${memberId}:first`, ...checkIn })
    })
    await rollUp(shop)
    expect(await figureOf('joined')).toMatchObject({ today: 0, period: 3, before: 1 })
    // Two joined long enough ago in this period; one of them acted on the day after, one after nine days.
    expect(await figureOf('activation')).toMatchObject({ today: null, period: 0.5, before: 1 })
  })

  test('adds up what was paid, less what came back, and the members by tier', async () => {
    await openStores(shop)
    const clerk = await aClerk(shop)
    const member = await aMember(shop)
    const requestId = shop.newRequestId()
    await clerk.call('purchase.record', { memberCode: member.code(), storeId: EAST, amountFen: 5_000 }, requestId)
    await clerk.call('purchase.refund', { purchaseId: requestId, amountFen: 1_000, note: '少一杯' })
    await rollUp(shop)
    expect(await figureOf('revenue')).toMatchObject({ today: 4_000, period: 0 })
    expect(await figureOf('orders')).toMatchObject({ today: 1 })
    const { tiers } = await shop.ops('report.getBoard', {})
    expect(tiers[0]).toMatchObject({ key: 'paper', members: 2, before: null })
    // From the first night on they are as that has counted them.
    await makeReports()
    await aMember(shop)
    expect((await shop.ops('report.getBoard', {})).tiers[0]).toMatchObject({ key: 'paper', members: 2 })
    expect(await shop.roundTrips(() => shop.ops('report.getBoard', {}))).toBeLessThanOrEqual(6)
  })

  test('is for headquarters and the console: a clerk is refused', async () => {
    await openStores(shop)
    const clerk = await aClerk(shop)
    const head = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    expect(await clerk.ask('report.getBoard', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(await head.ask('report.getBoard', {})).toMatchObject({ ok: true })
  })
})

describe('retention', () => {
  test('is known for days that are over only, and grows when something comes late', async () => {
    came(1, '01', '02', '08')
    came(2, '01', '22')
    await makeReports()
    const ask = () => shop.ops('report.getRetention', { by: 'day' })
    const { rows, lastFullDay, total } = await ask()
    expect(lastFullDay).toBe('2026-11-21')
    expect(rows).toHaveLength(1)
    expect(total.retained).toEqual([
      { days: 1, eligible: 2, classic: 1, within: 1, rolling: 1 },
      { days: 7, eligible: 2, classic: 1, within: 1, rolling: 1 },
      { days: 30, eligible: 0, classic: 0, within: 0, rolling: 0 },
      { days: 90, eligible: 0, classic: 0, within: 0, rolling: 0 },
    ])
    came(2, '08')
    shop.clock.advance(86_400_000)
    await makeReports()
    expect((await ask()).total.retained[1]).toMatchObject({ classic: 2, rolling: 2 })
  })

  test('a late first visit moves the member to another cohort', async () => {
    came(1, '10', '11')
    await makeReports()
    came(1, '09')
    shop.clock.advance(86_400_000)
    await makeReports()
    const { rows } = await shop.ops('report.getRetention', { by: 'day' })
    expect(rows.map(({ fromDay, size, retained }) => [fromDay, size, retained[0]?.classic])).toEqual([
      ['2026-11-09', 1, 1],
    ])
  })
})

describe('cohorts of buyers', () => {
  test('come from what a file brought too, and a purchase that was given back makes nobody a buyer', async () => {
    const bought = (member: number, on: string, { isBack = false, id = `${member}-${on}` } = {}) => {
      const money = { amountFen: 1_000, refundedFen: isBack ? 1_000 : 0, isBack, refunds: [], basket: null }
      const when = { at: instant(`${on}T12:00:00`), day: on, changedAt: shop.clock.now() }
      shop.database.put('purchases', { _id: id, memberId: memberIdOf(member), storeId: EAST, ...money, ...when })
    }
    bought(1, '2026-08-31')
    bought(1, '2026-10-01')
    bought(2, '2026-09-05')
    await makeReports()
    const ask = async () => (await shop.ops('report.getCohorts', { months: 6 })).cohorts
    expect(await ask()).toEqual([
      { month: '2026-08', size: 1, buyers: [1, 0, 1], spentFen: [1_000, 0, 1_000] },
      { month: '2026-09', size: 1, buyers: [1, 0], spentFen: [1_000, 0] },
    ])
    bought(1, '2026-08-31', { isBack: true })
    shop.clock.advance(86_400_000)
    await makeReports()
    expect(await ask()).toEqual([
      { month: '2026-09', size: 1, buyers: [1, 0], spentFen: [1_000, 0] },
      { month: '2026-10', size: 1, buyers: [1], spentFen: [1_000] },
    ])
  })
})

test('every report costs as many reads for 1 001 members as for three', async () => {
  const reads = async () => {
    const board = await shop.roundTrips(() => shop.ops('report.getBoard', {}))
    const rest = [
      await shop.roundTrips(() => shop.ops('report.getRetention', {})),
      await shop.roundTrips(() => shop.ops('report.getFunnel', {})),
      await shop.roundTrips(() => shop.ops('report.getCohorts', {})),
      await shop.roundTrips(() => shop.ops('report.getCompleteness', {})),
    ]
    return [board, ...rest]
  }
  for (let member = 1; member <= 3; member += 1)
    putEvent(shop, { member, at: '2026-11-21T09:00', session: 'one-visit-000001' })
  await makeReports()
  const few = await reads()
  for (let member = 4; member <= 1001; member += 1) {
    putEvent(shop, { member, at: '2026-11-21T09:00', name: 'app.opened', session: `visit-${member % 9}` })
  }
  shop.clock.advance(86_400_000)
  await makeReports()
  expect(await reads()).toEqual(few)
  expect(few[0]).toBeLessThanOrEqual(10)
  const { rows } = await shop.ops('report.getRetention', {})
  expect(rows[0]).toMatchObject({ size: 1001 })
})
