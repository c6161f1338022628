import { createHmac } from 'node:crypto'
import { type Outgoing, type Posted, postOutside } from '../../../platform/outside/post-outside'
import { auditShop } from '../../../testing/audit-shop'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { STRIKES, strikesOf } from '../../../testing/strikes'
import { putIncident } from '../../insight/incident/testing/put-incident'
import { ALARM, anOwnersBrowser, CRM, letThrough, nameAddresses, SECRET } from './testing/let-through'

// The house at the other end stands in for the internet.
jest.mock('../../../platform/outside/post-outside')

const MINUTE_MS = 60_000
let shop: Shop
let posted: Outgoing[] = []
let answers: Posted = { kind: 'answered', status: 204 }
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  posted = []
  answers = { kind: 'answered', status: 204 }
  jest.mocked(postOutside).mockImplementation(async (outgoing) => {
    posted.push(outgoing)
    return answers
  })
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

/** The incident of `putIncident` began half an hour before. */
const anHourLater = () => shop.clock.advance(60 * MINUTE_MS)
const tell = async () => {
  shop.clock.advance(5 * MINUTE_MS)
  await tickJob('tell-incidents')
}
const turns = () => posted.map(({ body }) => JSON.parse(body).incident.turn)
const callsOf = () => shop.database.find('webhook_calls')

test('an incident is told once, signed, with what is wrong and nothing of a person', async () => {
  await letThrough(shop, ALARM)
  anHourLater()
  const id = putIncident(shop)
  for (let times = 0; times < 3; times += 1) await tell()
  expect(posted).toHaveLength(1)
  const [{ url, headers, body } = { url: '', headers: {} as Record<string, string>, body: '' }] = posted
  expect(url).toBe(ALARM.url)
  const { 'x-changlai-time': time, 'x-changlai-delivery': delivery, 'x-changlai-signature': signature } = headers
  expect(signature).toBe(`v1=${createHmac('sha256', SECRET).update(`${time}.${delivery}.${body}`).digest('hex')}`)
  expect(JSON.parse(body)).toEqual({
    version: 1,
    delivery,
    incident: {
      ...{ id, turn: 'opened', kind: 'minutes', direction: 'fall', steps: ['check-in'], place: null },
      ...{ title: '签到突然变少', text: '最近 60 分钟“签到”按平常该有约 12 次，只有 0 次' },
    },
    at: expect.any(String),
  })
  expect(callsOf()).toMatchObject([{ memberId: null, incidentId: id, state: 'sent', outcome: 'alarm|sent|' }])
})

test('that it concerns more and that it is over is told as well, in its order', async () => {
  await letThrough(shop, ALARM)
  anHourLater()
  const incidentId = putIncident(shop)
  await tell()
  const [stored] = shop.database.find('incidents')
  const grown = { steps: ['check-in', 'join'], grownAt: shop.clock.now() }
  shop.database.put('incidents', { ...stored, _id: incidentId, ...grown })
  await shop.ops('incident.solve', { incidentId, by: '林店长', note: '网断了，接上了' })
  await tell()
  expect(turns()).toEqual(['opened', 'worse', 'closed'])
  expect(JSON.stringify(posted)).not.toContain('林店长')
})

test('two runs of the job at once tell it once', async () => {
  await letThrough(shop, ALARM)
  anHourLater()
  putIncident(shop)
  shop.clock.advance(5 * MINUTE_MS)
  await Promise.all([tickJob('tell-incidents'), tickJob('tell-incidents')])
  await tell()
  expect(posted).toHaveLength(1)
  expect(callsOf()).toHaveLength(1)
})

test('an answer that never came is not asked for again, and keeps the next from nothing', async () => {
  await letThrough(shop, ALARM)
  anHourLater()
  answers = { kind: 'unknown' }
  const incidentId = putIncident(shop)
  await tell()
  answers = { kind: 'answered', status: 204 }
  await shop.ops('incident.solve', { incidentId, by: '林店长', note: '好了' })
  await tell()
  expect(turns()).toEqual(['opened', 'closed'])
  expect(callsOf().map(({ state }) => state)).toEqual(['unknown', 'sent'])
})

describe('nothing leaves', () => {
  test('for an address that is told of journeys, nor before the owner has opened it', async () => {
    await letThrough(shop, CRM)
    nameAddresses(shop, [CRM, ALARM])
    anHourLater()
    putIncident(shop)
    await tell()
    expect(posted).toEqual([])
    const browser = await anOwnersBrowser(shop)
    const { key, url, tells } = ALARM
    await browser.call('webhook.allow', { key, url, tells: [...tells], secret: SECRET })
    await tell()
    expect(posted).toEqual([])
  })

  test('from the moment at which it is closed, also between two that wait', async () => {
    await letThrough(shop, ALARM)
    anHourLater()
    const incidentId = putIncident(shop)
    await shop.ops('incident.solve', { incidentId, by: '林店长', note: '好了' })
    jest.mocked(postOutside).mockImplementation(async (outgoing) => {
      posted.push(outgoing)
      await shop.ops('webhook.forbid', { key: ALARM.key, note: '换人了' })
      return answers
    })
    await tell()
    expect(turns()).toEqual(['opened'])
    expect(callsOf()).toHaveLength(1)
  })

  test('once the rules would have it told something else than the owner has seen', async () => {
    await letThrough(shop, CRM)
    nameAddresses(shop, [{ ...CRM, tells: ['journey', 'incident'] }])
    anHourLater()
    putIncident(shop)
    await tell()
    expect(posted).toEqual([])
    expect(await shop.ops('webhook.list', {})).toMatchObject({ addresses: [{ allowed: null }] })
    const browser = await anOwnersBrowser(shop)
    const asked = await browser.ask('webhook.allow', { key: CRM.key, url: CRM.url, secret: SECRET })
    expect(asked).toMatchObject({ ok: false, error: { code: 'WEBHOOK_ADDRESS_CHANGED' } })
  })
})

test('one call for one turn, whatever dies at which of its calls', async () => {
  await letThrough(shop, ALARM)
  anHourLater()
  putIncident(shop)
  shop.clock.advance(5 * MINUTE_MS)
  const restore = shop.remember()
  const calls = await shop.roundTrips(() => tickJob('tell-incidents'))
  const seen = new Set<string>()
  for (const kind of STRIKES) {
    for (const fault of strikesOf(kind, calls)) {
      restore()
      shop.coolDown()
      posted = []
      shop.faults.add({ ...fault, times: 1 })
      await tickJob('tell-incidents').catch(() => undefined)
      shop.faults.clear()
      shop.coolDown()
      for (let times = 0; times < 2; times += 1) await tell()
      await tickJob('settle-webhook-calls')
      const states = callsOf().map(({ state }) => String(state))
      const isWell = posted.length <= 1 && states.length === 1 && ['sent', 'unknown'].includes(states[0] ?? '')
      expect({ fault, isWell }).toEqual({ fault, isWell: true })
      seen.add(`${states[0]} ${posted.length}`)
    }
  }
  expect(seen).toContain('sent 1')
  expect(seen).toContain('unknown 1')
}, 200_000)
