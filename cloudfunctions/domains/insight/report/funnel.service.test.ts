import { defaultFunnelRules } from '#shared/insight/report/rules'
import type { BusinessDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { EAST } from '../../people/staff/testing/shop-floor'
import { instant, type PutEvent, putEvent, rollUp } from '../event/testing/put-events'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const day = (text: string) => `2026-11-${text}` as BusinessDay

async function countFunnels(): Promise<void> {
  await rollUp(shop)
  await tickJob('count-funnels')
  expect(shop.database.get('jobs', 'count-funnels')).toMatchObject({ status: 'done' })
}

describe('a funnel', () => {
  const steps = (member: number, on: string, ...names: PutEvent['name'][]) => {
    names.forEach((name, hour) => {
      if (name) putEvent(shop, { member, at: `2026-11-${on}T0${hour + 1}:00`, name })
    })
  }
  const ask = async (question = {}) => (await shop.ops('report.getFunnel', { funnel: 'till', ...question })).funnel

  test('counts members by step, in strict order, in the window, on the day on which they began', async () => {
    steps(1, '18', 'app.opened', 'code.shown')
    steps(2, '18', 'code.shown', 'app.opened')
    steps(3, '18', 'app.opened')
    putEvent(shop, { member: 3, at: '2026-11-19T01:01', name: 'code.shown' })
    steps(4, '19', 'app.opened', 'app.opened', 'code.shown')
    putPurchase(4, '2026-11-19T20:00:00')
    await countFunnels()
    const funnel = await ask()
    expect(funnel?.steps.map(({ members }) => members)).toEqual([4, 2, 1])
    expect(funnel?.steps[2]).toMatchObject({ title: '完成消费', ofFirst: 0.25, ofBefore: 0.5 })
    const busy = funnel?.days.filter(({ members }) => members[0] !== 0)
    expect(busy?.map(({ day: each, members }) => [each, ...members])).toEqual([
      ['2026-11-18', 3, 1, 0],
      ['2026-11-19', 1, 1, 1],
    ])
  })

  test('the span asked for is kept to, and a late step is added to the day of the beginning', async () => {
    steps(1, '18', 'app.opened')
    steps(2, '19', 'app.opened')
    await countFunnels()
    expect((await ask({ fromDay: day('19'), toDay: day('19') }))?.steps[0]?.members).toBe(1)
    putEvent(shop, { member: 1, at: '2026-11-19T00:30', name: 'code.shown' })
    shop.clock.advance(3_600_000)
    await countFunnels()
    expect((await ask({ fromDay: day('18'), toDay: day('18') }))?.steps.map(({ members }) => members)).toEqual([
      1, 1, 0,
    ])
  })

  test('that was changed is counted anew, and until then shows nothing of the old rules', async () => {
    steps(1, '18', 'app.opened', 'code.shown')
    await countFunnels()
    const funnels = defaultFunnelRules.funnels.map((funnel) => ({ ...funnel, steps: funnel.steps.slice(0, 2) }))
    const { proposal } = await shop.ops('settings.propose', {
      setting: 'funnel',
      value: { funnels },
      by: '林店长',
      note: '少一步',
    })
    await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '周总' })
    await shop.ops('settings.apply', { proposalId: proposal.proposalId, by: '周总' })
    const before = await ask()
    expect([before?.days.length, before?.uncountedDays]).toEqual([0, 1])
    shop.clock.advance(3_600_000)
    await countFunnels()
    expect((await ask())?.steps.map(({ members }) => members)).toEqual([1, 1])
  })

  test('names what it does not know, and refuses a span that is too long', async () => {
    expect(await shop.askOps('report.getFunnel', { funnel: 'nothing' })).toMatchObject({ ok: false })
    const long = { fromDay: '2026-01-01' as BusinessDay, toDay: day('01') }
    expect(await shop.askOps('report.getFunnel', long)).toMatchObject({ ok: false })
    expect(await ask()).toMatchObject({ uncountedDays: 0, steps: [{ members: 0, ofFirst: null }, {}, {}] })
  })
})

function putPurchase(member: number, at: string): void {
  const money = { amountFen: 1_000, refundedFen: 0, isBack: false, refunds: [], basket: null }
  const when = { at: instant(at), day: at.slice(0, 10), changedAt: shop.clock.now() }
  shop.database.put('purchases', {
    _id: `purchase-${member}`,
    memberId: memberIdOf(member),
    storeId: EAST,
    ...money,
    ...when,
  })
}
