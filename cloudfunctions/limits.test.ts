/** @jest-environment-options {"ownScripts": true} */
import { Session } from 'node:inspector'
import { type ActionName, appContract } from '#shared/contract'
import type { Reply } from '#shared/kernel/contract'
import { openProgramme } from './domains/growth/referral/testing/programme'
import { putCoupon, putTemplate } from './domains/loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores } from './domains/people/staff/testing/shop-floor'
import { type Browser, openBrowser } from './testing/browser'
import { requestsAtEnds, requestsAtLimits } from './testing/limits-of'
import { openShop, type Phone, type Shop } from './testing/shop'
import { aTillKey, type TillHand, tillWith } from './testing/till-hand'

// Every field that a phone may send, at both ends of what it takes and beyond, made from the contracts themselves. What
// a request may cost is counted, not timed: round trips, blocks of our own code that ran, and bytes.

const ROUND_TRIPS_MAX = 50
/** Keys, coupons, role, rights, open requests, orders, places and reminders go one document at a time, and each noun asks for its own. */
const ROUND_TRIPS_OF_LEAVING = 120
/** Of a request, on the mean of all of an action. The board adds up months of days; anything else needs a hundredth. */
const STEPS_MAX = 100_000
const REPLY_BYTES_MAX = 50_000
const STORED_BYTES_MAX = 10_000

const READS = ['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments']

const INSIDE = ['operator', 'till', 'browser']
const actions = Object.keys(appContract) as ActionName[]
const phoneActions = actions.filter((name) => !INSIDE.includes(appContract[name].access))
/** What boards show is refused to most phones, so it is asked from the console as well. */
const insideActions = actions.filter((name) => [...INSIDE, 'board'].includes(appContract[name].access))

let shop: Shop
let boss: Phone
let browser: Browser
let till: TillHand
let real: unknown[]
let goBack: () => void
let bytesBefore: number

beforeAll(async () => {
  shop = await openShop()
  shop.openapi.reply('security.msgSecCheck', () => ({
    kind: 'json',
    body: { errcode: 0, result: { suggest: 'pass' } },
  }))
  await openStores(shop)
  openProgramme(shop)
  const person = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  const customer = await aMember(shop)
  boss = person
  const template = putTemplate(shop)
  const coupon = putCoupon(shop, template, customer.memberId, {})
  putCoupon(shop, template, person.memberId, { sourceId: 'own' })
  const { proof } = await boss.call('staff.lookUpMember', { memberCode: customer.code(), storeId: EAST })
  const sale = { memberCode: customer.code(), storeId: EAST, amountFen: 5000, receiptNumber: 'A-1' }
  const { purchase } = await boss.call('purchase.record', sale)
  await boss.call('member.setConsent', { purpose: 'analytics', isGranted: true })
  const { code: invitation } = await boss.call('staff.invite', { storeId: EAST, name: '小周' })
  const by = '周总'
  const place = { title: '门口', placement: 'door', channel: 'store-door', storeId: EAST, target: 'home', by } as const
  const { entrance } = await boss.call('entrance.create', place)
  const condition = { kind: 'joined', when: { withinDays: 366 } } as const
  await boss.call('segment.save', { segmentId: 'seg_new', name: '新会员', note: '测试', condition, by })
  const { code: inviter } = await boss.call('referral.getInvite', {})
  real = [
    ...[person.memberId, EAST, template._id, coupon._id, purchase.purchaseId, entrance.key, invitation, inviter, proof],
    ...[person.code(), customer.code(), customer.memberId, 'seg_new', 'store-door', 'request-of-a-phone-1', condition],
  ]
  browser = openBrowser(shop)
  till = tillWith(shop, await aTillKey(shop))
  const { entries } = await shop.ops('points.listLedger', { memberId: customer.memberId })
  real.push(entries[0]?.entryId, 'points', 'members')
  goBack = shop.remember()
  bytesBefore = storedBytes()
})
afterAll(() => shop.close())

test('the office and the tills at the far ends of their fields: no INTERNAL', async () => {
  const bugs: unknown[] = []
  for (const action of insideActions) {
    goBack()
    for (const input of requestsAtEnds(appContract[action].input, real)) {
      const reply = await askInside(action, input, shop.newRequestId())
      if (!reply.ok && reply.error.code === 'INTERNAL') bugs.push({ action, input })
    }
  }
  expect(bugs).toEqual([])
})

describe('what phones may ask', () => {
  let steps: StepCounter
  // Counting slows everything, so that what is not counted is asked before.
  beforeAll(async () => {
    steps = await countSteps()
    steps.take()
  })
  afterAll(() => steps.stop())

  test.each(phoneActions)('%s at the limits of its fields: no INTERNAL, and bounded work', async (action) => {
    const inputs = requestsAtLimits(appContract[action].input, real)
    const to = action === 'event.record' ? 'track' : 'api'
    const cost = await costOf(steps, inputs, (input, requestId) => boss.send({ action, input, requestId }, to))
    expect(cost.bugs).toEqual([])
    expect(cost.roundTrips).toBeLessThanOrEqual(action === 'member.close' ? ROUND_TRIPS_OF_LEAVING : ROUND_TRIPS_MAX)
    expect(cost.replyBytes).toBeLessThanOrEqual(REPLY_BYTES_MAX)
    expect(cost.storedBytes).toBeLessThanOrEqual(STORED_BYTES_MAX)
    expect(cost.steps).toBeLessThanOrEqual(STEPS_MAX)
  })
})

function askInside(action: ActionName, input: unknown, requestId: string): Promise<Reply> {
  const { access } = appContract[action]
  if (access === 'till') return till.ask(action as never, input as never)
  if (access === 'operator' || access === 'board') return shop.manage({ action, input, requestId }, 'ops')
  return browser.ask(action, input as never, requestId) as Promise<Reply>
}

/** What the dearest of these requests costs, each on the same shop; `steps` are of all, on the mean. */
async function costOf(
  steps: StepCounter,
  inputs: unknown[],
  send: (input: unknown, requestId: string) => Promise<Reply>,
) {
  const most = { bugs: [] as unknown[], roundTrips: 0, replyBytes: 0, storedBytes: 0, steps: 0 }
  let hasWritten = true
  for (const [number, input] of inputs.entries()) {
    if (hasWritten) goBack()
    const before = shop.stats.last()
    const reply = await send(input, `limit-${String(number).padStart(12, '0')}`)
    hasWritten = shop.stats.since(before).some(({ action: call }) => !READS.includes(call))
    if (!reply.ok && reply.error.code === 'INTERNAL') most.bugs.push(input)
    most.roundTrips = Math.max(most.roundTrips, shop.stats.last() - before)
    most.replyBytes = Math.max(most.replyBytes, JSON.stringify(reply).length)
    if (hasWritten) most.storedBytes = Math.max(most.storedBytes, storedBytes() - bytesBefore)
  }
  return { ...most, steps: steps.take() / inputs.length }
}

const storedBytes = () => JSON.stringify(shop.database.dump()).length

interface StepCounter {
  /** Blocks that ran since it was last asked. */
  take(): number
  stop(): void
}

interface Coverage {
  result: { url: string; functions: { ranges: { count: number }[] }[] }[]
}

/** V8 itself counts how often each block of the program runs. */
async function countSteps(): Promise<StepCounter> {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    take() {
      let sum = 0
      session.post('Profiler.takePreciseCoverage', (_error, coverage) => {
        for (const { url, functions } of (coverage as unknown as Coverage).result) {
          if (!/\/(shared|cloudfunctions)\/(?!testing\/)/.test(url)) continue
          for (const { ranges } of functions) for (const { count } of ranges) sum += count
        }
      })
      return sum
    },
    stop: () => session.disconnect(),
  }
}
