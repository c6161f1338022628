import type { BusinessDay } from '#shared/kernel/business-day'
import { businessDayOf } from '#shared/kernel/business-day'
import { type Position, type ReadingSpan, toWrittenPage } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import { type FactSource, factSourcesOf } from '../../../platform/noun/fact-source'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { listReceived } from './event.repository'
import { listOpenDays } from './event-day.repository'

import { recountDay } from './recount.service'
import { type AffectedDays, rollUpMembers } from './roll-up.service'
import { rollUpSessions } from './session.service'

export const ROLL_UP_JOB = 'roll-up-events'
/** Longer than a function may run. A write that began before this has arrived by now, or never will. */
export const SETTLED_AFTER_MS = 2 * 60_000
const PAGE_SIZE = 500
const DAYS_AT_ONCE = 20
// Sorts after every id, so it stands behind everything written at that time.
const AFTER_ALL = '~'

/**
 * Adds up what was stored since the last run: days of members, sessions, then days of the shop. It follows the order of
 * storing, so an event that comes days late opens exactly the day on which it happened.
 */
export const rollUpEventsJob: Job = {
  name: ROLL_UP_JOB,
  title: '汇总会员行为',
  schedule: { kind: 'every', minutes: 10 },
  async slice(context, before, budget) {
    const sources = await factSourcesOf(context.nouns)
    let checkpoint = before ?? {}
    let looked = 0
    const settledAt = context.now - SETTLED_AFTER_MS
    for (const reader of [
      phoneEvents(context, sources),
      ...sources.map((source) => factReader(context, source, sources)),
    ]) {
      let isLast = false
      let after = positionOf(checkpoint, reader.name)
      while (!isLast) {
        if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked, changed: 0 }
        const read = await reader.roll({ after, untilAt: context.isForced ? context.now : settledAt, limit: PAGE_SIZE })
        ;({ isLast } = read)
        after = read.position
        checkpoint = { ...checkpoint, ...toCheckpoint(reader.name, settledPosition(after, settledAt)) }
        looked += read.count
      }
    }
    const { isDone, counted } = await recountOpenDays(context, budget)
    return { checkpoint, isDone, looked, changed: counted }
  },
  async waitsUntil({ db, now, nouns }) {
    const sources = await factSourcesOf(nouns)
    const reading = { after: { at: now - SETTLED_AFTER_MS, id: AFTER_ALL }, untilAt: now, limit: 1 }
    const pages = await Promise.all([
      listReceived(db, reading),
      ...sources.map((source) => source.listWritten(db, reading).then(({ written }) => written)),
    ])
    return pages.some((page) => page.length > 0) ? now + SETTLED_AFTER_MS : null
  },
}

/** Reads again what had not settled yet, because something of the same time may still be on its way. */
function settledPosition(position: Position, settledAt: number): Position {
  return position.at > settledAt ? { at: settledAt, id: AFTER_ALL } : position
}

/** How far the events of phones have been rolled up; null when they never were. */
export function rolledUpTo(checkpoint: Checkpoint | null): number | null {
  return typeof checkpoint?.events_at === 'number' ? checkpoint.events_at : null
}

interface ReadStep {
  position: Position
  isLast: boolean
  count: number
}

interface Reader {
  name: string
  roll(reading: ReadingSpan): Promise<ReadStep>
}

function phoneEvents(context: JobContext, sources: readonly FactSource[]): Reader {
  return {
    name: 'events',
    async roll(reading) {
      const events = await listReceived(context.db, reading)
      const page = toWrittenPage(events, reading, {
        writtenAt: ({ receivedAt }) => receivedAt,
        toWritten: (event) => event,
      })
      await rollUpMembers(context, sources, affectedBy(page.written))
      await rollUpSessions(context, events)
      return toRead(page, reading)
    },
  }
}

function factReader(context: JobContext, source: FactSource, sources: readonly FactSource[]): Reader {
  return {
    name: source.name,
    async roll(reading) {
      const page = await source.listWritten(context.db, reading)
      await rollUpMembers(context, sources, affectedBy(page.written))
      return toRead(page, reading)
    },
  }
}

function toRead(page: Awaited<ReturnType<FactSource['listWritten']>>, { untilAt }: ReadingSpan): ReadStep {
  const { written, position, isLast } = page
  // Everything up to that time has been read, so a quiet shop counts as up to date.
  return { position: isLast ? { at: untilAt, id: AFTER_ALL } : position, isLast, count: written.length }
}

function affectedBy(written: readonly { memberId: string; at: number }[]): AffectedDays {
  const affected: AffectedDays = new Map()
  for (const { memberId, at } of written) {
    affected.set(memberId, (affected.get(memberId) ?? new Set<BusinessDay>()).add(businessDayOf(at)))
  }
  return affected
}

async function recountOpenDays(context: JobContext, budget: Budget): Promise<{ isDone: boolean; counted: number }> {
  let counted = 0
  for (;;) {
    const days = await listOpenDays(context.db, 'event', DAYS_AT_ONCE)
    for (const day of days) {
      if (counted > 0 && budget.isSpent()) return { isDone: false, counted }
      await recountDay(context, day)
      counted += 1
    }
    if (days.length < DAYS_AT_ONCE) return { isDone: true, counted }
  }
}

function positionOf(checkpoint: Checkpoint, name: string): Position {
  const { [`${name}_at`]: at, [`${name}_id`]: id } = checkpoint
  return { at: typeof at === 'number' ? at : 0, id: typeof id === 'string' ? id : '' }
}

function toCheckpoint(name: string, { at, id }: Position): Checkpoint {
  return { [`${name}_at`]: at, [`${name}_id`]: id }
}
