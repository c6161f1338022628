import type { EventName } from '#shared/insight/event/catalogue'
import type { EventDay } from '#shared/insight/event/event-day'
import type { MemberDay } from '#shared/insight/event/member-day'
import { businessDayOf } from '#shared/kernel/business-day'
import { tickJob } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import type { RecordedEvent } from '../event.repository'
import { ROLL_UP_JOB } from '../roll-up.jobs'

/** Times of the shop. */
export const instant = (shopTime: string) => Date.parse(`${shopTime}+08:00`)

export interface PutEvent {
  member: number
  /** A time of the shop, '2026-11-20T09:00'. */
  at: string
  name?: EventName
  id?: string
  session?: string
  props?: RecordedEvent['props']
  receivedAt?: number
  phone?: RecordedEvent['phone']
}

/** Stores an event as `event.record` would have; received at the time of the shop’s clock unless told. */
export function putEvent(shop: Shop, { member, at, name = 'page.viewed', phone = null, ...rest }: PutEvent): string {
  const memberId = memberIdOf(member)
  const happenedAt = instant(at.length === 16 ? `${at}:00` : at)
  const id = rest.id ?? `${name}-${at}`.replace(/[^\w-]/g, '-')
  const event: RecordedEvent = {
    _id: `${memberId}:${id}`,
    memberId,
    name,
    sessionId: rest.session ?? `session-of-${member}-${at.slice(0, 10)}`,
    at: happenedAt,
    day: businessDayOf(happenedAt),
    props: rest.props ?? {},
    receivedAt: rest.receivedAt ?? shop.clock.now(),
    batchId: `batch-of-${id}`,
    phone,
  }
  shop.database.put('events', { ...event })
  return event._id
}

/** Waits until the stored events have settled, and rolls them up. */
export async function rollUp(shop: Shop): Promise<void> {
  shop.clock.advance(10 * 60_000)
  await tickJob(ROLL_UP_JOB)
  const state = shop.database.get('jobs', ROLL_UP_JOB)
  if (state?.status !== 'done') throw new Error(`the roll-up ended as ${state?.status}: ${state?.note}`)
}

export const memberDaysOf = (shop: Shop) =>
  (shop.database.find('member_days') as unknown as MemberDay[]).sort((a, b) => (a._id < b._id ? -1 : 1))
export const eventDayOf = (shop: Shop, day: string) => shop.database.get('event_days', day) as unknown as EventDay
