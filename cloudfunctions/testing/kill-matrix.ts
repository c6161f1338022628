import type { ActionName } from '#shared/contract'
import type { Reply } from '#shared/kernel/contract'
import { sweepTold, takeUpCarried } from '../domains/base/facts/sweep.service'
import { auditShop } from './audit-shop'
import { otherContents } from './other-contents'
import type { Shop } from './shop'
import { stateKey } from './state-key'
import { leftBy, STRIKES, type Strike, type StrikeAt, strikesOf } from './strikes'
import { timerContext } from './timer-context'

/** One line of the matrix: how the shop gets ready, and the act that is killed at every database call. */
export interface KillCase {
  name: string
  /** Makes what the act needs; answers the act. It is called with the same request id before and after the fault. */
  prepare(shop: Shop): Promise<(requestId: string) => Promise<Reply>>
}

const FACTS_MAX = 50
const TICKS_MAX = 4

// A transaction that lost its process keeps its locks for 30 s of the service's time.
const LOCKS_LAPSE_MS = 31_000

/**
 * For each kind of fault and each database call of the act: strikes there, clears the fault, sends the same request
 * again, and expects success, clean audits, and the same end as an undisturbed run.
 */
export function describeKillMatrix(openedShop: () => Shop, cases: readonly KillCase[]): void {
  describe.each(cases)('$name', (killCase) => {
    let prepared: PreparedCase
    beforeAll(async () => {
      prepared = await prepare(openedShop(), killCase)
    })

    test('leaves clean books when nothing disturbs it', () => expect(prepared.undisturbed.audit).toEqual([]))

    test('keeps its request id for its own content', () => expectOneContent(openedShop(), prepared))

    test.each(STRIKES)('survives %s wherever it leaves another state', async (strike) => {
      const { undisturbed } = prepared
      let struck = 0
      for (const fault of strikesOf(strike, undisturbed.roundTrips)) {
        const disturbed = await run(openedShop(), prepared, strike, fault)
        if (disturbed === 'unstruck') break
        struck += 1
        if (disturbed) expect({ fault, ...disturbed, roundTrips: 0 }).toEqual({ fault, ...undisturbed, roundTrips: 0 })
      }
      expect(struck).toBeGreaterThan(0)
    })
  })
}

/** Priced, or given back, as often as wanted while one customer stands at the till: all of it under one request id. */
const MANY_CONTENTS: readonly ActionName[] = [
  'purchase.preview',
  'purchase.cancelPreview',
  'till-wire.preview',
  'till-wire.cancelPreview',
]
/** What phones note under ids of their own: the first content stays, and nobody waits for an answer. */
const FIRST_CONTENT_STAYS: readonly ActionName[] = ['event.record', 'entrance.recordTouch']
/**
 * A member's code changes twice a minute and is good for a resent sale even when it has lapsed: whom it names is what
 * counts. A touch is another visit by its own id, and a till's numbers are the ids of its acts.
 */
const SPARED = ['memberCode', 'touchId', 'number', 'refundNumber']
/** Looks, wrong codes and what a phone asks for in a day are counted, whoever asks for what. */
const COUNTED = ['audits', 'code_tries', 'staff', 'till_nonces']

/** The same request again gets the same answer; any other content under its id is refused and changes nothing. */
async function expectOneContent(shop: Shop, { act, restore }: PreparedCase): Promise<void> {
  restore()
  const requestId = shop.newRequestId()
  const first = await act(requestId)
  const { action, input, withInput } = shop.lastSent()
  if (MANY_CONTENTS.includes(action)) return
  expect(anonymous(await act(requestId))).toEqual(anonymous(first))
  const state = stateOf(shop)
  for (const other of otherContents(action, input, SPARED)) {
    const reply = await withInput(other)
    if (!FIRST_CONTENT_STAYS.includes(action)) expect({ other, reply }).toMatchObject({ other, reply: { ok: false } })
    expect({ other, state: stateOf(shop) }).toEqual({ other, state })
  }
}

function stateOf({ database }: Shop): unknown {
  const { collections } = database.dump()
  const kept = Object.entries(collections).filter(([name]) => !COUNTED.includes(name))
  return Object.fromEntries(kept.map(([name, documents]) => [name, documents.map(withoutTally)]))
}

function withoutTally<T extends object>(document: T): Omit<T, 'tally'> {
  const { tally: _counted, ...rest } = document as T & { tally?: unknown }
  return rest
}

interface Opening {
  act: Awaited<ReturnType<KillCase['prepare']>>
  /** Back to before the act. */
  restore: () => void
  /** What faults have left behind and the same request was seen to mend, see `leftBy`. */
  survived: Set<string>
}

interface PreparedCase extends Opening {
  undisturbed: Outcome
}

type Outcome = Awaited<ReturnType<typeof complete>>

/** Once for each case: what leads to the act is not what is tested. */
async function prepare(shop: Shop, killCase: KillCase): Promise<PreparedCase> {
  shop.reset()
  const opening = { act: await killCase.prepare(shop), restore: shop.remember(), survived: new Set<string>() }
  opening.restore()
  return { ...opening, undisturbed: await complete(shop, opening.act, shop.newRequestId()) }
}

/** The fault, then the same request again; null where the fault left a state that was looked at before. */
async function run(
  shop: Shop,
  { act, restore, survived }: Opening,
  strike: Strike,
  fault: StrikeAt,
): Promise<Outcome | null | 'unstruck'> {
  restore()
  const requestId = shop.newRequestId()
  const before = shop.stats.last()
  shop.faults.add({ ...fault, times: 1 })
  await act(requestId)
  if (shop.faults.list().every(({ struck }) => struck === 0)) return 'unstruck'
  shop.faults.clear()
  shop.clock.advance(LOCKS_LAPSE_MS)
  const state = leftBy(strike, stateKey(shop, before))
  if (survived.has(state)) return null
  survived.add(state)
  shop.coolDown()
  return complete(shop, act, requestId)
}

async function complete(shop: Shop, act: Opening['act'], requestId: string) {
  let reply: Reply | null = null
  const roundTrips = await shop.roundTrips(async () => {
    reply = await act(requestId)
  })
  // What was told and is not answered yet, because of a fault or because nobody waits, is answered by the timer's next tick.
  await takeUpCarried(timerContext(), FACTS_MAX)
  for (let ticks = 0; ticks < TICKS_MAX; ticks += 1) {
    // What an answer has told in its turn is answered by the tick after it.
    if ((await sweepTold(timerContext(), FACTS_MAX)).answered === 0) break
  }
  return { reply: anonymous(reply), outcome: anonymous(outcomeOf(shop)), audit: auditShop(shop), roundTrips }
}

/** How many documents there are of what, and what the accounts hold. */
function outcomeOf({ database }: Shop) {
  // Who taps again after a code that works once sends another request, which is registered too; a till signs each anew.
  const collections = database.collections().filter((name) => !['requests', 'till_nonces'].includes(name))
  const counts = Object.fromEntries(collections.map((name) => [name, database.count(name)]))
  const accounts = database.find('accounts').map(({ points, growth, tier, checkIn, status, seq }) => ({
    points,
    growth,
    tier,
    checkIn,
    status,
    seq,
  }))
  const coupons = database.find('coupons').map(({ status }) => String(status))
  return { counts, accounts: accounts.map((account) => JSON.stringify(account)).sort(), coupons: coupons.sort() }
}

/** Random ids, request ids and instants differ from run to run; nothing else may. */
function anonymous(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/mem_[0-9A-Z]{10}/g, 'mem_*')
      .replace(/chk_\w{14}/g, 'chk_*')
      .replace(/(str_\w+\.)[0-9a-f]{20}/g, '$1*')
      .replace(/(secret\\?":\\?")[\w-]{43}/g, '$1*')
      .replace(/(memberNumber\\?":\\?")\w{10}/g, '$1*')
      .replace(/till-[0-9a-f]{32}/g, 'till-*')
      .replace(/(Code\\?":\\?")\w{10}/g, '$1*')
      .replace(/(code\\?":\\?")(?:\w{14}(?:\w{4})?|\w{4}-\w{4}-\w{4})(?=\\?")/g, '$1*')
      .replace(/("number\\?":\\?"|"会员 )\w{4}(?=\\?")/g, '$1*')
      .replace(/(proof\\?":\\?")[\w.-]+/g, '$1*')
      .replace(/("(?:loginId|qrText|digits|token|sessionId)\\?":\\?")[\w.:-]+/g, '$1*')
      .replace(/request-\d+/g, 'request-*')
      .replace(/(number\\?":\\?")\w{4}/g, '$1*')
      .replace(/:code:\w{12}/g, ':code:*')
      .replace(/\b1\d{12}\b/g, '1'),
  )
}
