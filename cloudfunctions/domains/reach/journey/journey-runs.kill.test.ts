import { auditShop } from '../../../testing/audit-shop'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { STRIKES, strikesOf } from '../../../testing/strikes'
import { aFullTraveller, givenBy, startFull } from './testing/full'
import { aTraveller, DAY_MS, MINUTE_MS, runsOf } from './testing/travelling'
import { startTrial, wayDealt } from './testing/tried'

// Killed at each of its database calls, a minute of journeys is made up for by the next ones, and no member has anything twice.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const ONCE = { runs: ['ended through'], letters: 1, coupons: 1, points: 1, tags: 1, spent: 2_030 }

async function goOn(): Promise<void> {
  for (let minutes = 0; minutes < 4; minutes += 1) {
    shop.clock.advance(5 * MINUTE_MS)
    await shop.tickDue()
    await tickJob('sweep-outbox')
  }
  await tickJob('settle-sends')
}

describe.each([
  ['in which it is begun and everything is given', async () => undefined, DAY_MS],
  [
    'in which it is told by WeChat',
    async () => {
      for (let minutes = 0; minutes < 3; minutes += 1) {
        await shop.tickDue()
        await tickJob('sweep-outbox')
        shop.clock.advance(5 * MINUTE_MS)
      }
      shop.clock.advance(DAY_MS - 70 * MINUTE_MS)
    },
    0,
  ],
])('a minute %s', (_name, lead, restMs) => {
  let restore: () => void
  beforeAll(async () => {
    shop.reset()
    shop.outbox.length = 0
    await startFull(shop)
    await aFullTraveller(shop)
    shop.clock.advance(MINUTE_MS)
    await lead()
    restore = shop.remember()
  })

  const begin = () => {
    restore()
    shop.outbox.length = 0
    shop.coolDown()
  }
  const finish = async () => {
    await goOn()
    shop.clock.advance(restMs)
    await goOn()
  }

  test('gives each thing once, whatever dies at which of its calls', async () => {
    begin()
    const calls = await shop.roundTrips(() => shop.tickDue())
    await finish()
    expect(givenBy(shop)).toEqual({ ...ONCE, messages: 1 })
    for (const kind of STRIKES) {
      for (const fault of strikesOf(kind, calls)) {
        begin()
        shop.faults.add({ ...fault, times: 1 })
        await shop.tickDue().catch(() => undefined)
        if (shop.faults.list().every(({ struck }) => struck === 0)) break
        shop.faults.clear()
        shop.clock.advance(MINUTE_MS)
        shop.coolDown()
        await finish()
        const { messages, ...given } = givenBy(shop)
        expect({ fault, ...given, audit: auditShop(shop) }).toEqual({ fault, ...ONCE, audit: [] })
        const states = shop.database.find('message_sends').map(({ state }) => String(state))
        // It went out, or is written down as perhaps sent: never twice, and never without a word.
        expect({
          fault,
          ok: messages <= 1 && states.length === 1 && ['sent', 'unknown'].includes(states[0] ?? ''),
        }).toEqual({ fault, ok: true })
      }
    }
  }, 400_000)

  test('two functions at once, and ticks that come twice, give each thing once', async () => {
    begin()
    await Promise.all([shop.tickDue(), shop.tickDue(), tickJob('sweep-outbox')])
    await Promise.all([shop.tickDue(), shop.tickDue(), tickJob('sweep-outbox')])
    await finish()
    expect(givenBy(shop)).toEqual({ ...ONCE, messages: 1 })
  })
})

describe('a minute in which a member comes to a split at which something is tried', () => {
  let restore: () => void
  let memberId: string
  beforeAll(async () => {
    shop.reset()
    const experimentId = await startTrial(shop)
    do {
      const phone = await aTraveller(shop, ['personalization'])
      await phone.call('check-in.perform', {})
      memberId = phone.memberId
    } while (wayDealt(shop, experimentId, memberId) !== 'calm')
    shop.clock.advance(MINUTE_MS)
    await shop.tickDue()
    shop.clock.advance(DAY_MS)
    restore = shop.remember()
  })

  test('counts them once, on the way that they go, whatever dies at which of its calls', async () => {
    restore()
    const calls = await shop.roundTrips(() => shop.tickDue())
    for (const kind of STRIKES) {
      for (const fault of strikesOf(kind, calls)) {
        restore()
        shop.coolDown()
        shop.faults.add({ ...fault, times: 1 })
        await shop.tickDue().catch(() => undefined)
        if (shop.faults.list().every(({ struck }) => struck === 0)) break
        shop.faults.clear()
        for (let minutes = 0; minutes < 3; minutes += 1) {
          shop.clock.advance(5 * MINUTE_MS)
          await shop.tickDue()
        }
        const [run] = runsOf(shop, memberId)
        const counted = shop.database.find('exposures').filter((each) => each.memberId === memberId)
        const found = { nodeId: run?.nodeId, passed: run?.passed.ways, arms: counted.map(({ arm }) => arm) }
        expect({ fault, ...found, audit: auditShop(shop) }).toEqual({
          fault,
          ...{ nodeId: 'calm', passed: 1, arms: ['b'], audit: [] },
        })
      }
    }
  }, 200_000)
})
