import { readEntranceKey } from '#shared/growth/entrance/entrance'
import { trafficRules } from '#shared/insight/traffic/rules'
import { type TrafficDay, usualOf } from '#shared/insight/traffic/traffic-day'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { countJoinedByEntrance } from '../../people/member/member.face'
import { pageDay } from '../event/event.face'
import { joinedCrowds, turnCrowds } from './crowd.service'
import { countTrafficDay, GROUPS_MAX } from './day-count.service'
import { isAct, isPathless, judgeCrowd, judgePathless, type Watching } from './judging.service'
import { listTrafficDays, saveTrafficDay } from './traffic-day.repository'

/** What is usual is learned from so many days. */
const USUAL_DAYS = 28
/** By then what phones told late in the evening is added up. */
const WHOLE_AFTER_MS = 3 * 3_600_000
const PAGE_SIZE = 500
/** Of one day; more than these would be a fault of the record, not of members. */
const PATHLESS_MAX = 200

/**
 * Each hour: who joined today on one phone. Each day that is over, once: what its entrances brought, who joined on one phone,
 * who took turns on one, and who took something without opening anything.
 */
export const watchTrafficJob: Job = {
  name: 'watch-traffic',
  title: '看来访是不是真的',
  schedule: { kind: 'every', minutes: 60 },
  async slice(context, before, budget) {
    const today = businessDayOf(context.now)
    const over = addDays(businessDayOf(context.now - WHOLE_AFTER_MS), -1)
    let checkpoint = before
    let looked = 0
    let changed = 0
    for (let day = nextDay(checkpoint, over); day <= over; day = nextDay(checkpoint, over)) {
      const done = await (day < over ? countOnly(context, day) : finishDay(context, day, checkpoint, budget))
      ;({ checkpoint } = done)
      looked += done.looked
      changed += done.changed
      if (!done.isDone || budget.isSpent()) return { checkpoint, isDone: false, looked, changed }
    }
    const held = await watchJoined(context, await watchingOf(context, today))
    return { checkpoint, isDone: true, looked: looked + 1, changed: changed + held }
  },
}

/** A shop that begins to look counts the days from which it learns what is usual. */
function nextDay(checkpoint: Checkpoint | null, over: BusinessDay): BusinessDay {
  const countedTo = checkpoint?.countedTo
  const first = addDays(over, 1 - USUAL_DAYS)
  if (typeof countedTo !== 'string' || countedTo < first) return first
  return addDays(countedTo as BusinessDay, 1)
}

/** A day of long ago: nobody is judged by it any more. */
async function countOnly(context: JobContext, day: BusinessDay): Promise<Slice> {
  await saveTrafficDay(context.db, await countTrafficDay(context, day, { acts: 0, pathless: 0 }))
  return { checkpoint: { countedTo: day }, isDone: true, looked: 1, changed: 1 }
}

async function finishDay(
  context: JobContext,
  day: BusinessDay,
  before: Checkpoint | null,
  budget: Budget,
): Promise<Slice> {
  let walked = walkedOf(before, day)
  for (let isFirst = true; !walked.isDone; isFirst = false) {
    if (!isFirst && budget.isSpent()) return { checkpoint: kept(before, walked), isDone: false, looked: 0, changed: 0 }
    walked = await walkOn(context, walked)
  }
  // Whoever is cut off behind this begins the day's judging again: who is held already is not held twice.
  await saveTrafficDay(context.db, await countTrafficDay(context, day, walked))
  const watching = await watchingOf(context, day)
  let held = await watchJoined(context, watching)
  if (watching.rules.isOn) {
    for (const crowd of await turnCrowds({ db: context.db, ...watching }))
      held += await judgeCrowd(context, crowd, watching)
    if (walked.candidates.length > 0) held += await judgePathless(context, walked.candidates, watching)
  }
  return { checkpoint: { countedTo: day }, isDone: true, looked: walked.acts, changed: 1 + held }
}

async function watchJoined(context: JobContext, watching: Watching): Promise<number> {
  let held = 0
  if (!watching.rules.isOn) return held
  for (const crowd of await joinedCrowds({ db: context.db, ...watching }))
    held += await judgeCrowd(context, crowd, watching)
  return held
}

async function watchingOf(context: JobContext, day: BusinessDay): Promise<Watching> {
  const { db, now } = context
  const rules = await rulesInForce(context, trafficRules)
  const [days, joined] = await Promise.all([
    listTrafficDays(db, addDays(day, -USUAL_DAYS), addDays(day, -1), USUAL_DAYS),
    countJoinedByEntrance(db, day, GROUPS_MAX),
  ])
  const joins = new Map<string, number>()
  for (const { key: told, count } of joined) {
    const key = readEntranceKey(told) ?? ''
    joins.set(key, (joins.get(key) ?? 0) + count)
  }
  const today = businessDayOf(now)
  const knownTo = day < today ? day : addDays(today, -1)
  return { day, knownTo, rules, usual: usualOf(days, rules.startingRates), joins }
}

/** How far the members of a day have been gone through. */
interface Walked extends Pick<TrafficDay, 'acts' | 'pathless'> {
  day: BusinessDay
  afterId: string | null
  isDone: boolean
  candidates: string[]
}

async function walkOn({ db }: JobContext, { day, afterId, acts, pathless, candidates }: Walked): Promise<Walked> {
  const page = await pageDay(db, day, afterId, PAGE_SIZE)
  const took = page.filter(isAct)
  const unseen = took.filter(isPathless)
  return {
    day,
    afterId: page.at(-1)?._id ?? afterId,
    isDone: page.length < PAGE_SIZE,
    acts: acts + took.length,
    pathless: pathless + unseen.length,
    candidates: [...candidates, ...unseen.map(({ memberId }) => memberId)].slice(0, PATHLESS_MAX),
  }
}

function walkedOf(checkpoint: Checkpoint | null, day: BusinessDay): Walked {
  const { walking, afterId, acts, pathless, candidates } = checkpoint ?? {}
  if (walking !== day) return { day, afterId: null, isDone: false, acts: 0, pathless: 0, candidates: [] }
  const ids = String(candidates ?? '')
  return {
    ...{ day, isDone: false },
    afterId: typeof afterId === 'string' ? afterId : null,
    acts: Number(acts),
    pathless: Number(pathless),
    candidates: ids === '' ? [] : ids.split(','),
  }
}

const kept = (before: Checkpoint | null, { day, afterId, acts, pathless, candidates }: Walked): Checkpoint => ({
  ...(before?.countedTo !== undefined && { countedTo: before.countedTo }),
  ...{ walking: day, afterId, acts, pathless, candidates: candidates.join() },
})
