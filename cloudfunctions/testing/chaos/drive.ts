import type { Reply } from '#shared/kernel/contract'
import type { FaultKind } from '../../../local-cloud/faults/faults'
import { canonicalText } from '../../platform/request-content'
import { auditShop } from '../audit-shop'
import type { Shop } from '../shop'
import { ACTS } from './acts'
import { brokenInvariants } from './invariants'
import { openWorld, type Sending, type World } from './world'

export interface Drive {
  seed: number
  rounds: number
}

export interface DriveReport extends Drive {
  /** Rounds that were driven before something was wrong, or all of them. */
  driven: number
  acts: number
  /** How often requests were sent again because nobody knew whether they were done. */
  repeated: number
  faults: number
  /** How often each answer came. */
  answers: Record<string, number>
  /** In sentences; empty is healthy. */
  problems: string[]
  /** What was done last before that, the newest last. */
  trail: string[]
}

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AT_ONCE_MAX = 3
const SENT_AGAIN_MAX = 4
const LOOK_EVERY = 10
const TRAIL_MAX = 12
const QUIET_TICKS_MAX = 12
const KINDS: readonly FaultKind[] = ['error', 'conflict', 'lostReply', 'crashBefore', 'crashAfter', 'delay']
/** Alerts that mean that the books do not add up or that a promise was broken. */
const ALARMS = ['ledger', 'coupon-stock', 'outbox-failed']

/**
 * Everybody does something at random, several at once, while calls fail, replies get lost, functions die and the clock
 * jumps. A caller without an answer sends the same request again or gives up. Now and then everything comes to rest and
 * the books are computed again. The same seed drives the same acts and faults; only the order of simultaneous acts is
 * up to the machine.
 */
export async function drive(shop: Shop, { seed, rounds }: Drive): Promise<DriveReport> {
  const world = await openWorld(shop, seed)
  const report: DriveReport = {
    ...{ seed, rounds, driven: 0, acts: 0, repeated: 0, faults: 0 },
    ...{ answers: {}, problems: [], trail: [] },
  }
  for (let round = 1; round <= rounds && report.problems.length === 0; round += 1) {
    await driveRound(world, report)
    report.driven = round
    if (round % LOOK_EVERY === 0 || round === rounds) report.problems.push(...(await lookAt(world)))
  }
  return report
}

async function driveRound(world: World, report: DriveReport): Promise<void> {
  const { shop, random } = world
  const sendings: Sending[] = []
  const count = 1 + random.below(AT_ONCE_MAX)
  for (let made = 0; made < count; made += 1) {
    const sending = await anAct(world).make(world)
    if (sending) sendings.push(sending)
  }
  const faults = disturb(world)
  report.faults += faults.length
  report.trail.push(
    `${new Date(shop.clock.now()).toISOString()} ${sendings.map(({ action }) => action).join(', ')} ${faults}`,
  )
  if (random.chance(0.15)) await shop.tick()
  const replies = await Promise.all(sendings.map((sending) => sending.send()))
  shop.faults.clear()
  pass(world)
  for (const [index, sending] of sendings.entries()) {
    await seeThrough(world, report, sending, replies[index] as Reply)
  }
  report.trail.splice(0, report.trail.length - TRAIL_MAX)
}

function anAct({ random }: World) {
  let at = random.next() * ACTS.reduce((sum, { weight }) => sum + weight, 0)
  const act = ACTS.find(({ weight }) => {
    at -= weight
    return at < 0
  })
  return act ?? (ACTS[0] as (typeof ACTS)[number])
}

/** No fault in half of the rounds; otherwise one that strikes somewhere, or a bad line for everybody. */
function disturb({ shop, random }: World): FaultKind[] {
  const kind = random.chance(0.5) ? random.pick(KINDS) : null
  if (!kind) return []
  const seed = random.below(1_000_000)
  const isOnce = kind.startsWith('crash') || random.chance(0.5)
  const where = isOnce ? { nth: 1 + random.below(12), times: 1 } : { probability: 0.08, seed }
  shop.faults.add({ kind, ...where, ...(kind === 'delay' && { delayMs: 15 }) })
  return [kind]
}

/** Locks of the dead lapse after half a minute; sometimes it is another day, or the clock was wrong before. */
function pass({ shop, random }: World): void {
  const { clock } = shop
  clock.advance(31 * SECOND_MS)
  const draw = random.next()
  if (draw < 0.1) clock.advance(DAY_MS - ((clock.now() + 8 * 3_600_000) % DAY_MS) - random.below(3) * SECOND_MS)
  else if (draw < 0.2) clock.advance(random.below(36) * 3_600_000)
  else if (draw < 0.23) clock.advance((20 + random.below(30)) * DAY_MS)
  else if (draw < 0.28) clock.advance(-random.below(90) * SECOND_MS)
  else clock.advance(random.below(5 * MINUTE_MS))
  if (random.chance(0.3)) shop.coolDown()
}

/** Until there is an answer, or the patience is gone; and sometimes once more, to hear the same again. */
async function seeThrough(world: World, report: DriveReport, sending: Sending, first: Reply): Promise<void> {
  const { random, shop } = world
  const { action } = sending
  report.acts += 1
  let reply = first
  // Several at once share one process here, with the variables of whoever came last; alone, nothing may go wrong.
  let isCalm = false
  for (let sent = 1; !isDecided(reply); sent += 1) {
    if (isCalm && codeOf(reply) === 'INTERNAL') report.problems.push(`${action} fails although nothing disturbs it`)
    if (sent > SENT_AGAIN_MAX || random.chance(0.15)) break
    reply = await sending.send()
    report.repeated += 1
    isCalm = true
    if (!isDecided(reply)) shop.clock.advance(31 * SECOND_MS)
  }
  report.answers[codeOf(reply)] = (report.answers[codeOf(reply)] ?? 0) + 1
  if (!reply.ok) return
  sending.done(reply.data as never)
  if (!sending.lasting || !random.chance(0.2)) return
  const again = await sending.send()
  const isSame =
    again.ok &&
    canonicalText(sending.lasting(again.data as never)) === canonicalText(sending.lasting(reply.data as never))
  // Who has left meanwhile, or was merged into somebody, is not told anything any more.
  if (!isSame && !hasGone(again))
    report.problems.push(`${action} answers another thing when it is sent again: ${codeOf(again)}`)
}

const isDecided = (reply: Reply) => reply.ok || !['INTERNAL', 'BUSY'].includes(reply.error.code)
const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.error.code)
const hasGone = (reply: Reply) =>
  !reply.ok && ['NOT_A_MEMBER', 'MEMBER_CLOSED', 'NOT_ALLOWED'].includes(reply.error.code)

/** Comes to rest and checks everything: the invariants, the promises made, and the shop's own audits. */
async function lookAt(world: World): Promise<string[]> {
  const { shop } = world
  await comeToRest(shop)
  const { alerts } = await shop.ops('job.listAlerts', {})
  return [
    ...brokenInvariants(shop),
    ...auditShop(shop),
    ...world.promises.filter(({ isKept }) => !isKept()).map(({ said }) => `is gone: ${said}`),
    ...alerts.filter(({ kind }) => ALARMS.includes(kind)).map(({ text }) => `an alert: ${text}`),
    ...waiting(shop).map(({ _id }) => `a fact waits for ever: ${_id}`),
  ]
}

const waiting = ({ database }: Shop) => [
  ...database.find('outbox', { query: { status: 'due' } }),
  ...database.find('accounts').filter(({ told }) => told !== undefined),
]

/** Sweeps up after dead calls and answers the facts that were told. */
async function comeToRest(shop: Shop): Promise<void> {
  shop.faults.clear()
  for (let tick = 0; tick < QUIET_TICKS_MAX && (tick < 3 || waiting(shop).length > 0); tick += 1) {
    shop.clock.advance(6 * MINUTE_MS * 2 ** Math.min(tick, 5))
    await shop.tick()
  }
  for (const job of ['audit-ledgers', 'audit-coupon-stock']) await shop.ops('job.run', { job })
}
