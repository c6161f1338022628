import { addDays, businessDayOf, DAY_MS, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Definition, Trigger } from '#shared/reach/journey/definition'
import { isRunningOut, momentOf } from '#shared/reach/journey/moment-of'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
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
    const journeys = await begunBy(context, 'moment')
    const today = businessDayOf(context.now)
    const isSame = checkpoint?.today === today
    let at = isSame ? Number(checkpoint?.step ?? 0) : 0
    let afterId = isSame ? ((checkpoint?.afterId ?? null) as string | null) : null
    const total = { looked: 0, changed: 0 }
    for (let journey = journeys[at]; journey && !budget.isSpent(); journey = journeys[at]) {
      const slice = await beginOf(context, { journey, afterId, budget })
      total.looked += slice.looked
      total.changed += slice.changed
      afterId = (slice.checkpoint?.afterId ?? null) as string | null
      if (slice.isDone) at += 1
    }
    const isDone = at >= journeys.length
    return { checkpoint: isDone ? null : { today, step: at, afterId }, isDone, ...total }
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
    case 'birthday':
      return walkSlice(context, { afterId }, budget, {
        list: (after, limit) => listByBirthday(db, lookupHash('birthday', day.slice(5)), after, limit),
        act: ({ _id }) => begin(_id, `birthday:${day.slice(0, 4)}`),
      })
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

/** Who has come into a segment begins the journeys of it. A place in the changes is kept for each, by instant and id. */
export const beginBySegmentJob: Job = {
  name: 'begin-journeys-by-segment',
  title: '进入人群的旅程',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let next: Checkpoint = {}
    let isDone = true
    for (const journey of await begunBy(context, 'segment')) {
      const step = await beginFromSegment(context, journey, checkpoint ?? {}, budget)
      next = { ...next, ...step.checkpoint }
      total.looked += step.looked
      total.changed += step.changed
      isDone &&= step.isDone
    }
    return { checkpoint: next, isDone, ...total }
  },
}

type OfSegment = Begun & { trigger: Extract<Trigger, { kind: 'segment' }> }

async function beginFromSegment(context: JobContext, journey: OfSegment, from: Checkpoint, budget: Budget) {
  const { journeyId, trigger, startedAt } = journey
  const { segmentId, isForPresent } = trigger
  let at = Number(from[`${journeyId}:at`] ?? startedAt)
  let id = (from[`${journeyId}:id`] ?? null) as string | null
  let present = (from[`${journeyId}:present`] ?? (isForPresent ? '' : null)) as string | null
  const total = { looked: 0, changed: 0 }
  const count = (looked: number, results: readonly string[]) => {
    total.looked += looked
    total.changed += results.filter((result) => result !== 'notNow').length
  }
  while (present !== null && !budget.isSpent()) {
    const page = await listInSegment(context.db, segmentId, present === '' ? null : present, PAGE_SIZE)
    const results: string[] = []
    for (const { _id } of page) results.push(await letIn(context, journey, _id, `present:${segmentId}`))
    count(page.length, results)
    present = page.length < PAGE_SIZE ? null : (page.at(-1)?._id ?? null)
  }
  let isMore = present !== null
  while (!isMore && !budget.isSpent()) {
    const page = await listEntriesSince(context.db, segmentId, { at, id }, PAGE_SIZE)
    const results: string[] = []
    for (const change of page) {
      if (change.kind === 'entered')
        results.push(await letIn(context, journey, change.memberId, `segment:${change._id}`))
      at = change.at
      id = change._id
    }
    count(page.length, results)
    if (page.length === 0) break
  }
  isMore ||= budget.isSpent()
  const checkpoint: Checkpoint = { [`${journeyId}:at`]: at, [`${journeyId}:id`]: id, [`${journeyId}:present`]: present }
  return { checkpoint, isDone: !isMore, ...total }
}
