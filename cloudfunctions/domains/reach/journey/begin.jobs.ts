import { addDays, businessDayOf, DAY_MS, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { Account } from '#shared/ledger/account/account'
import { birthdaysOn } from '#shared/loyalty/coupon/grant-days'
import type { Definition, Trigger } from '#shared/reach/journey/definition'
import { isRunningOut, momentOf } from '#shared/reach/journey/moment-of'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { actOnPage, afterIdOf, walk, walkSlice } from '../../base/job/job.face'
import { listEntriesSince } from '../../insight/segment/segment.face'
import { listInSegment, pageAccounts } from '../../ledger/account/account.face'
import { listEndingBetween } from '../../loyalty/coupon/coupon.face'
import { listByBirthday } from '../../people/member/member.face'
import { listKeptPurchases } from '../../till/purchase/purchase.face'
import { enter } from './enter.service'
import { listJourneys } from './journey.repository'
import { definitionOf } from './version.service'

const PAGE_SIZE = 100
const LOOK_BACK_DAYS = 366
/** Longer than a function may run. A change of a segment that was made before this is written by now. */
const SETTLED_AFTER_MS = 2 * 60_000

interface Begun {
  journeyId: string
  version: number
  definition: Definition
  startedAt: number
}

async function begunBy<K extends Trigger['kind']>(context: JobContext, kind: K) {
  const begun: (Begun & { trigger: Extract<Trigger, { kind: K }> })[] = []
  for (const { _id: journeyId, state, version, startedAt } of await listJourneys(context.db)) {
    const definition = state === 'live' && version !== null ? await definitionOf(context, journeyId, version) : null
    if (!definition || version === null || definition.trigger.kind !== kind) continue
    const trigger = definition.trigger as Extract<Trigger, { kind: K }>
    begun.push({ journeyId, version, definition, trigger, startedAt: startedAt ?? context.now })
  }
  return begun
}

const letIn = (
  context: JobContext,
  { journeyId, version, definition }: Begun,
  memberId: string,
  key: string,
  source: string | null = null,
) => enter(context, { journeyId, version, definition, memberId, key, begunAt: context.now, source })

/** What comes up by the calendar begins in the morning, so that what is written goes out by day. */
export const beginByCalendarJob: Job = {
  name: 'begin-journeys-by-day',
  title: '到日子的旅程',
  schedule: { kind: 'daily', at: '08:10' },
  async slice(context, checkpoint, budget) {
    const today = businessDayOf(context.now)
    // Named and not counted: another one may have been started or paused since the last slice.
    const from = checkpoint?.today === today ? String(checkpoint.journeyId) : ''
    const total = { looked: 0, changed: 0 }
    for (const journey of await begunBy(context, 'moment')) {
      const { journeyId } = journey
      if (journeyId < from) continue
      const afterId = journeyId === from ? afterIdOf(checkpoint) : null
      if (budget.isSpent()) return { checkpoint: { today, journeyId, afterId }, isDone: false, ...total }
      const slice = await beginOf(context, { journey, afterId, budget })
      total.looked += slice.looked
      total.changed += slice.changed
      if (!slice.isDone) {
        return { checkpoint: { today, journeyId, afterId: afterIdOf(slice.checkpoint) }, isDone: false, ...total }
      }
    }
    return { checkpoint: null, isDone: true, ...total }
  },
}

type Dated = Begun & { trigger: Extract<Trigger, { kind: 'moment' }> }

async function beginOf(
  context: JobContext,
  { journey, afterId, budget }: { journey: Dated; afterId: string | null; budget: Budget },
): Promise<Slice> {
  const { db, now } = context
  const { moment, days } = journey.trigger
  const day = addDays(businessDayOf(now), days)
  const begin = async (memberId: string, key: string | null, source: string | null = null) =>
    key !== null && (await letIn(context, journey, memberId, key, source)) !== 'notNow'
  switch (moment) {
    case 'birthday': {
      const hashes = birthdaysOn(day).map((birthday) => lookupHash('birthday', birthday))
      return walkSlice(context, { afterId }, budget, {
        list: (after, limit) => listByBirthday(db, hashes, after, limit),
        act: ({ _id }) => begin(_id, `birthday:${day.slice(0, 4)}`),
      })
    }
    case 'coupon-ending': {
      const span = { fromAt: startOfDay(day), untilAt: endOfDay(day) }
      return walkSlice(context, { afterId }, budget, {
        list: (after, limit) => listEndingBetween(db, span, after, limit),
        act: ({ _id, memberId }) => begin(memberId, `coupon-ending:${_id}`, _id),
      })
    }
    case 'running-out':
      return walkSlice(context, { afterId }, budget, {
        list: (after, limit) => pageAccounts(db, after, limit),
        act: async (account) =>
          (await isDue(context, account)) && begin(account._id, `running-out:${account.counters.lastPurchaseAt}`),
      })
    default:
      return walkSlice(context, { afterId }, budget, {
        list: (after, limit) => pageAccounts(db, after, limit),
        act: (account) => begin(account._id, momentOf(account, { moment, days }, now)),
      })
  }
}

/** Asked of those only who have bought often enough. */
async function isDue({ db, now }: JobContext, { _id, status, counters }: Account): Promise<boolean> {
  if (status !== 'active' || counters.purchaseCount < 4) return false
  return isRunningOut(
    (await listKeptPurchases(db, [_id], now - LOOK_BACK_DAYS * DAY_MS)).map(({ at }) => at),
    now,
  )
}

/** Who has come into a segment begins the journeys of it. A place in the changes is kept for each, also while it stands still. */
export const beginBySegmentJob: Job = {
  name: 'begin-journeys-by-segment',
  title: '进入人群的旅程',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let next: Checkpoint = checkpoint ?? {}
    let isDone = true
    for (const journey of await begunBy(context, 'segment')) {
      const step = await beginFromSegment(context, journey, next, budget)
      next = { ...next, ...step.checkpoint }
      total.looked += step.looked
      total.changed += step.changed
      isDone &&= step.isDone
    }
    return { checkpoint: next, isDone, ...total }
  },
}

type OfSegment = Begun & { trigger: Extract<Trigger, { kind: 'segment' }> }

/** Where a journey is in the changes, and in those who were there before it, '' being their beginning; null behind their end. */
function placeOf({ journeyId, trigger, startedAt }: OfSegment, from: Checkpoint) {
  const at = Number(from[`${journeyId}:at`] ?? 0)
  // Started anew after it had ended: who came in between is none of its.
  if (at < startedAt) return { at: startedAt, id: null, present: trigger.isForPresent ? '' : null }
  const textOf = (field: string) => (from[`${journeyId}:${field}`] ?? null) as string | null
  return { at, id: textOf('id'), present: textOf('present') }
}

async function beginFromSegment(context: JobContext, journey: OfSegment, from: Checkpoint, budget: Budget) {
  const { db, now } = context
  const { journeyId, trigger } = journey
  const { segmentId } = trigger
  let { at, id, present } = placeOf(journey, from)
  let looked = 0
  let changed = 0
  const begin = async (memberId: string, key: string) => (await letIn(context, journey, memberId, key)) !== 'notNow'
  if (present !== null && !budget.isSpent()) {
    const walked = await walk(context, present || null, budget, {
      list: (after, limit) => listInSegment(db, segmentId, after, limit),
      act: ({ _id }) => begin(_id, `present:${segmentId}`),
    })
    looked += walked.looked
    changed += walked.changed
    present = walked.afterId
  }
  let isDone = false
  while (present === null && !isDone && !budget.isSpent()) {
    const page = await listEntriesSince(db, segmentId, { at, id, untilAt: now - SETTLED_AFTER_MS }, PAGE_SIZE)
    changed += await actOnPage(context, page, async ({ _id, kind, memberId }) =>
      kind === 'entered' ? begin(memberId, `segment:${_id}`) : false,
    )
    looked += page.length
    const latest = last(page)
    if (latest) ({ at, _id: id } = latest)
    isDone = !latest
  }
  const checkpoint: Checkpoint = { [`${journeyId}:at`]: at, [`${journeyId}:id`]: id, [`${journeyId}:present`]: present }
  return { checkpoint, isDone, looked, changed }
}
