import { createHmac } from 'node:crypto'
import { type Outgoing, type Posted, postOutside } from '../../../platform/outside/post-outside'
import { auditShop } from '../../../testing/audit-shop'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { STRIKES, strikesOf } from '../../../testing/strikes'
import { aTraveller, MINUTE_MS, runsOf, startJourney, tickAfter } from '../journey/testing/travelling'
import { anOwnersBrowser, BOARD, CRM, letThrough, nameAddresses, SECRET, signedIn } from './testing/let-through'

// The house at the other end stands in for the internet; what leaves and what comes back is tried in `post-outside.test.ts`.
jest.mock('../../../platform/outside/post-outside')

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

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const hook = (addressKey: string, next: string | null = null, id = 'tell') =>
  ({ kind: 'webhook', id, addressKey, next }) as const
const startHook = (...nodes: ReturnType<typeof hook>[]) => startJourney(shop, { start: nodes[0]?.id ?? '', nodes })
const callsOf = () => shop.database.find('webhook_calls')
const bodies = () => posted.map(({ body }) => JSON.parse(body))

/** Somebody who checks in, which begins the journey. */
async function comesAlong(consents: Parameters<typeof aTraveller>[1] = ['personalization']) {
  const phone = await aTraveller(shop, consents)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  return phone
}

test('a step is told to the other system, signed, and without anything of the member but a name for that address', async () => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  const { memberId } = await comesAlong()
  expect(posted).toHaveLength(1)
  const [{ url, headers, body } = { url: '', headers: {} as Record<string, string>, body: '' }] = posted
  expect(url).toBe(CRM.url)
  const { 'x-changlai-time': time, 'x-changlai-delivery': delivery, 'x-changlai-signature': signature } = headers
  const digest = createHmac('sha256', SECRET).update(`${time}.${delivery}.${body}`).digest('hex')
  expect(signature).toBe(`v1=${digest}`)
  expect(JSON.parse(body)).toEqual({
    version: 1,
    delivery,
    member: expect.stringMatching(/^[0-9a-f]{32}$/),
    journey: 'jny_test',
    step: 'tell',
    at: new Date(shop.clock.now()).toISOString(),
  })
  expect(JSON.stringify(posted)).not.toContain(memberId)
  expect(callsOf()).toMatchObject([{ memberId, state: 'sent', status: 204, outcome: 'crm|sent|' }])
  expect(runsOf(shop)[0]).toMatchObject({ state: 'ended', tally: { webhookHanded: 1 } })
})

test('a member has one name at an address and another one at the next', async () => {
  await letThrough(shop, CRM, BOARD)
  await startHook(hook('crm', 'board'), hook('board', 'again', 'board'), hook('crm', null, 'again'))
  await comesAlong()
  for (let minutes = 0; minutes < 3; minutes += 1) await tickAfter(shop, MINUTE_MS)
  const [first, board, again] = bodies()
  expect(posted.map(({ url }) => url)).toEqual([CRM.url, BOARD.url, CRM.url])
  expect(again.member).toBe(first.member)
  expect(board.member).not.toBe(first.member)
  expect(new Set(bodies().map(({ delivery }) => delivery)).size).toBe(3)
})

test('whoever has not agreed that their record is used stays unknown there, and goes on', async () => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  await comesAlong([])
  expect([posted, callsOf()]).toEqual([[], []])
  expect(runsOf(shop)[0]).toMatchObject({ state: 'ended', tally: { notAgreed: 1 } })
})

test.each<[string, Posted, object]>([
  ['no as the answer', { kind: 'answered', status: 500 }, { state: 'refused', why: 'answered', status: 500 }],
  ['a redirection', { kind: 'answered', status: 302 }, { state: 'refused', why: 'answered', status: 302 }],
  ['a name that leads indoors', { kind: 'notSent', why: 'indoors' }, { state: 'refused', why: 'indoors' }],
  ['a house that cannot be reached', { kind: 'notSent', why: 'unreachable' }, { state: 'refused', why: 'unreachable' }],
  ['no answer in time', { kind: 'unknown' }, { state: 'unknown', why: 'silent', status: null }],
])('%s is written down and not asked again', async (_what, answer, expected) => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  answers = answer
  await comesAlong()
  answers = { kind: 'answered', status: 204 }
  for (let minutes = 0; minutes < 6; minutes += 1) await tickAfter(shop, MINUTE_MS)
  await tickJob('settle-webhook-calls')
  expect(posted).toHaveLength(1)
  expect(callsOf()).toMatchObject([expected])
  const { addresses } = await shop.ops('webhook.list', {})
  const { status: _status, ...counted } = { status: null, ...expected }
  expect(addresses).toMatchObject([{ key: 'crm', calls: [{ ...counted, count: 1 }] }])
})

test('a house that does not answer five times is left alone for a while, and the shop is told once', async () => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  answers = { kind: 'unknown' }
  for (let members = 0; members < 7; members += 1) await comesAlong()
  expect(posted).toHaveLength(5)
  expect(callsOf().filter(({ why }) => why === 'resting')).toHaveLength(2)
  const alerts = (await shop.ops('job.listAlerts', {})).alerts.filter(({ kind }) => kind === 'webhook-silent')
  expect(alerts).toMatchObject([{ alertId: 'webhook-silent:crm', count: 1 }])
})

test('once it answers again, whichever instance asks, nobody has to close what was told of it', async () => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  const told = async () =>
    (await shop.ops('job.listAlerts', {})).alerts.flatMap(({ alertId, kind }) => (kind === 'owner' ? [] : [alertId]))
  answers = { kind: 'unknown' }
  for (let members = 0; members < 5; members += 1) await comesAlong()
  expect(await told()).toEqual(['webhook-silent:crm'])
  // Another instance has not seen the silence.
  shop.coolDown()
  answers = { kind: 'answered', status: 500 }
  await comesAlong()
  expect(await told()).toEqual([])
  // What has ended is not asked for with each answer.
  const before = shop.stats.last()
  await comesAlong()
  expect(shop.stats.since(before).filter(({ collection }) => collection === 'alerts')).toEqual([])
  answers = { kind: 'unknown' }
  for (let members = 0; members < 5; members += 1) await comesAlong()
  expect(await told()).toEqual(['webhook-silent:crm'])
  await shop.ops('webhook.forbid', { key: 'crm', note: '对方关门了', by: '林店长' })
  expect(await told()).toEqual([])
})

describe('who lets an address through', () => {
  const allowing = { key: CRM.key, url: CRM.url, secret: SECRET }

  test('an owner alone: no other right is enough, and the rules have to name it', async () => {
    const browser = await anOwnersBrowser(shop)
    expect(await browser.ask('webhook.allow', allowing)).toMatchObject(refusedWith('WEBHOOK_ADDRESS_CHANGED'))
    nameAddresses(shop, [CRM])
    const other = await aTraveller(shop)
    const grants = [{ right: 'rules', level: 'approver', scope: { kind: 'shop' } }] as never
    await browser.call('grant.give', { memberId: other.memberId, name: '小吴', grants })
    const asked = await signedIn(shop, other)
    expect(await asked.ask('webhook.allow', allowing)).toMatchObject(refusedWith('NOT_ALLOWED'))
    await browser.call('webhook.allow', allowing)
    expect(await asked.call('webhook.list', {})).toMatchObject({ addresses: [{ allowed: { by: '周总' } }] })
  })

  test('the secret is sealed where it is kept, and in no answer', async () => {
    await letThrough(shop, CRM)
    const kept = JSON.stringify(shop.database.dump())
    expect(kept).not.toContain(SECRET)
    expect(JSON.stringify(await shop.ops('webhook.list', {}))).not.toContain(SECRET)
  })

  test('an address that leads elsewhere by now is let through no more, nor one that is off or was forbidden', async () => {
    await letThrough(shop, CRM)
    await startHook(hook('crm'))
    nameAddresses(shop, [{ ...CRM, url: 'https://elsewhere.shop.cn/x' }])
    await comesAlong()
    nameAddresses(shop, [{ ...CRM, isOn: false }])
    await comesAlong()
    nameAddresses(shop, [CRM])
    await shop.ops('webhook.forbid', { key: 'crm', note: '对方出事了', by: '林店长' })
    await comesAlong()
    expect(posted).toEqual([])
    expect(runsOf(shop).map(({ tally }) => tally.addressOff)).toEqual([1, 1, 1])
  })

  test('a journey that names an address which is not let through cannot be started', async () => {
    nameAddresses(shop, [CRM])
    await expect(startHook(hook('crm'))).rejects.toThrow('JOURNEY_INVALID')
  })
})

test('one call for one step, whatever dies at which of its calls', async () => {
  await letThrough(shop, CRM)
  await startHook(hook('crm'))
  const phone = await aTraveller(shop, ['personalization'])
  await phone.call('check-in.perform', {})
  shop.clock.advance(MINUTE_MS)
  const restore = shop.remember()
  const goOn = async () => {
    for (let minutes = 0; minutes < 2; minutes += 1) {
      shop.clock.advance(5 * MINUTE_MS)
      await tickJob('sweep-outbox')
      await shop.tickDue()
    }
    await tickJob('settle-webhook-calls')
  }
  const calls = await shop.roundTrips(() => shop.tickDue())
  const seen = new Set<string>()
  for (const kind of STRIKES) {
    for (const fault of strikesOf(kind, calls)) {
      restore()
      shop.coolDown()
      posted = []
      shop.faults.add({ ...fault, times: 1 })
      await shop.tickDue().catch(() => undefined)
      shop.faults.clear()
      shop.coolDown()
      await goOn()
      const states = callsOf().map(({ state }) => String(state))
      const isWell = posted.length <= 1 && states.length === 1 && ['sent', 'unknown'].includes(states[0] ?? '')
      expect({ fault, isWell, runs: runsOf(shop).map(({ state }) => state) }).toEqual({
        fault,
        isWell: true,
        runs: ['ended'],
      })
      seen.add(`${states[0]} ${posted.length}`)
    }
  }
  // What was lost before the call, and what was lost after it.
  expect([...seen].sort()).toEqual(['sent 1', 'unknown 0', 'unknown 1'])
}, 200_000)
