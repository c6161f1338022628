import type { DayCount } from '#shared/growth/entrance/channel-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext } from '../../../platform/noun/job'
import { closeDay, findOpenDay } from './channel-day.repository'
import { countPage, PHASES, type Phase } from './day-count.service'
import { hasChanged, openChanged, READERS, type ReaderName } from './open-days.service'

/** Longer than a function may live: what began to be written before this is there or never will be. */
const SETTLED_AFTER_MS = 2 * 60_000
const PAGE_SIZE = 200
// Sorts after every id: behind all that was written at that time.
const AFTER_ALL = '~'

/**
 * Counts what each channel brought, day by day. First it reads what was told or changed since the last run, and opens
 * the days that this changes; then it counts each open day anew from its facts, a page at a time. A day that is opened
 * while it is counted stays open.
 */
export const rollUpChannelsJob: Job = {
  name: 'roll-up-channels',
  title: '汇总渠道效果',
  schedule: { kind: 'every', minutes: 30 },
  async slice(context, before, budget) {
    const opened = await readOn(context, before ?? {}, budget)
    if (!opened.isDone) return { ...opened, changed: 0 }
    const counted = await countOn(context, opened.checkpoint, budget, opened.looked > 0)
    return { ...counted, looked: opened.looked + counted.changed }
  },
  async waitsUntil({ db, now }) {
    const reading = { after: { at: now - SETTLED_AFTER_MS, id: AFTER_ALL }, untilAt: now, limit: 1 }
    for (const name of READERS) if (await hasChanged(db, name, reading)) return now + SETTLED_AFTER_MS
    return null
  },
}

async function readOn({ db, now, isForced = false }: JobContext, before: Checkpoint, budget: Budget) {
  let checkpoint = before
  let looked = 0
  const settledAt = now - SETTLED_AFTER_MS
  const untilAt = isForced ? now : settledAt
  for (const name of READERS) {
    let after = positionOf(checkpoint, name)
    for (let isLast = false; !isLast; ) {
      if (looked > 0 && budget.isSpent()) return { checkpoint, isDone: false, looked }
      const read = await openChanged(db, name, { after, untilAt, limit: PAGE_SIZE })
      ;({ isLast } = read)
      after = isLast ? { at: untilAt, id: AFTER_ALL } : read.position
      // What was read before it had settled is read again.
      const { at, id } = after.at > settledAt ? { at: settledAt, id: AFTER_ALL } : after
      checkpoint = { ...checkpoint, [`${name}_at`]: at, [`${name}_id`]: id }
      looked += read.count
    }
  }
  return { checkpoint, isDone: true, looked }
}

async function countOn(context: JobContext, before: Checkpoint, budget: Budget, hasWorked: boolean) {
  let checkpoint = before
  let changed = 0
  for (let isFirst = !hasWorked; ; isFirst = false) {
    if (!isFirst && budget.isSpent()) return { checkpoint, isDone: false, changed }
    const part = partOf(checkpoint) ?? (await nextDay(context))
    if (!part) return { checkpoint: withoutPart(checkpoint), isDone: true, changed }
    const next = await countOneOf(context, part)
    if (!next) changed += 1
    checkpoint = next ? withPart(checkpoint, next) : withoutPart(checkpoint)
  }
}

/** A day under way. */
interface Part {
  day: BusinessDay
  opened: number
  phase: Phase
  afterId: string | null
  count: DayCount
}

async function nextDay({ db }: JobContext): Promise<Part | null> {
  const day = await findOpenDay(db)
  return day && { day: day._id, opened: day.opened, phase: 'visits', afterId: null, count: {} }
}

/** Counts one page of the day; null when the day is finished. */
async function countOneOf({ db, now }: JobContext, part: Part): Promise<Part | null> {
  const { count, afterId } = await countPage(db, part.phase, part)
  const phase = afterId === null ? PHASES[PHASES.indexOf(part.phase) + 1] : part.phase
  if (phase) return { ...part, count, afterId, phase }
  const channels = Object.values(count).sort((a, b) => (a.channel < b.channel ? -1 : 1))
  const day = { _id: part.day, isOpen: false, opened: part.opened, countedAt: now, channels }
  // Opened again meanwhile, or by a second run that was faster: then it is counted again, or has been.
  await closeDay(db, day)
  return null
}

function partOf({ day, opened, phase, afterId, count }: Checkpoint): Part | null {
  if (typeof day !== 'string' || typeof count !== 'string') return null
  // Written by `withPart` only.
  const counted = JSON.parse(count) as DayCount
  const position = typeof afterId === 'string' ? afterId : null
  return { day: day as BusinessDay, opened: Number(opened), phase: phase as Phase, afterId: position, count: counted }
}

function withPart(checkpoint: Checkpoint, { day, opened, phase, afterId, count }: Part): Checkpoint {
  return { ...checkpoint, day, opened, phase, afterId, count: JSON.stringify(count) }
}

function withoutPart({ day: _day, opened: _opened, phase: _phase, afterId: _id, count: _count, ...rest }: Checkpoint) {
  return rest
}

function positionOf(checkpoint: Checkpoint, name: ReaderName) {
  const { [`${name}_at`]: at, [`${name}_id`]: id } = checkpoint
  return { at: typeof at === 'number' ? at : 0, id: typeof id === 'string' ? id : '' }
}
