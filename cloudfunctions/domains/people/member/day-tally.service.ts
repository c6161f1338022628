import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { type DayTally, isTimeToTell, type OwnTally, roomFor, type TalliedKind } from '#shared/ledger/account/day-tally'
import type { MemberContext, VisitorContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { onCoolDown } from '../../../platform/warm-data'
import { raiseAlert } from '../../base/alert/alert.face'
import { addToTally } from './day-tally.repository'

// A warm instance counts by itself what it lets through, so a limit costs an honest phone no round trip.
let counted: { day: BusinessDay; own: Map<string, OwnTally> } | null = null
onCoolDown(() => {
  counted = null
})
/** Beyond this the oldest count is forgotten. Less than a tenth of its limit has not been written yet. */
const PHONES_MAX = 5000

/**
 * How many of `wanted` may be kept today. `shared` is what the phone's identity says, which the request has read anyway.
 * The rest is dropped and counted: in the log, and as one alert a day for whoever looks after the shop.
 */
export async function admit(
  context: VisitorContext,
  shared: DayTally | null | undefined,
  kind: TalliedKind,
  wanted: number,
): Promise<number> {
  const day = businessDayOf(context.now)
  const id = `wx:${context.caller.openid}`
  const own = ownTally(day, `${kind}:${id}`)
  const known = shared?.day === day ? (shared.counts[kind] ?? 0) : 0
  const admitted = roomFor(kind, wanted, known, own)
  own.taken += admitted
  if (admitted < wanted) await noteDropped(context, own, kind, wanted - admitted)
  if (isTimeToTell(kind, own)) {
    const count = own.taken - own.told
    own.told = own.taken
    // A count that could not be written lets a tenth of a limit slip through, which is no reason to refuse anybody.
    await addToTally(context.db, id, day, [kind, count]).catch((error) =>
      context.log.error('a tally was not told', error),
    )
  }
  return admitted
}

/** For what a person asks for one at a time. @throws DomainError TOO_MANY_REQUESTS */
export async function requireRoom(context: MemberContext, kind: TalliedKind): Promise<void> {
  if ((await admit(context, context.tally, kind, 1)) === 0) throw new DomainError('TOO_MANY_REQUESTS')
}

async function noteDropped(context: VisitorContext, own: OwnTally, kind: TalliedKind, count: number): Promise<void> {
  const isFirst = own.dropped === 0
  own.dropped += count
  context.log.warn('a flood was cut off', { kind, count, dropped: own.dropped })
  if (!isFirst) return
  const day = businessDayOf(context.now)
  const text = '有手机一天里发来的记录多得不正常，超出的没有保存。数量见云函数日志“a flood was cut off”'
  await raiseAlert(context, { kind: 'flood', subject: `${kind}:${day}`, text, source: context.requestId }).catch(
    // Flooding the shop must not make it fail.
    (error) => context.log.error('no alert was raised', error),
  )
}

function ownTally(day: BusinessDay, key: string): OwnTally {
  if (counted?.day !== day) counted = { day, own: new Map() }
  const known = counted.own.get(key) ?? { taken: 0, told: 0, dropped: 0 }
  // Put at the end again, so that whoever was not seen for longest is forgotten first.
  counted.own.delete(key)
  counted.own.set(key, known)
  for (const oldest of counted.own.keys()) {
    if (counted.own.size <= PHONES_MAX) break
    counted.own.delete(oldest)
  }
  return known
}
