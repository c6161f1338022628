import { contentOf, type DayContent, kindsOf, kindsOfLinks } from '#shared/insight/event/day-content'
import { daysAfterPurchases, linkAll, linkLast, NO_LINKS } from '#shared/insight/event/day-links'
import { type MemberActivity, newActivity } from '#shared/insight/event/member-activity'
import { DAY_KINDS, type MemberDay, memberDayId } from '#shared/insight/event/member-day'
import { type PhoneCount, withMarks } from '#shared/insight/event/phone-count'
import type { BusinessDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { inParallel } from '../../../platform/in-parallel'
import type { FactSource } from '../../../platform/noun/fact-source'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { openDay } from './event-day.repository'
import { type FoundFacts, findOnDays } from './found.service'
import { findActivities, findMemberDays, removeMemberDay, saveActivity, saveMemberDay } from './member-day.repository'
import { listMemberDays } from './member-day.service'

/** The members' days that got something new. Each of them is added up again as a whole. */
export type AffectedDays = Map<string, Set<BusinessDay>>

const MEMBERS_AT_ONCE = 25
/** If more members than this fail in one page, the fault is not a single broken record. */
const SKIPS_MAX = 5
const WIDTH = 6
const FIRST_DAY = '0000-01-01' as BusinessDay

/** What has to be written for a member. */
interface Plan {
  activity: MemberActivity
  saves: MemberDay[]
  removes: MemberDay[]
  /** Days whose figures change with it. */
  openDays: BusinessDay[]
  /** Days of which only is told how its buyers had bought before: the figures of the shop, and nothing else. */
  openFigures: BusinessDay[]
}

/**
 * Adds up the days again from everything that is stored for them, so that doing it twice, or after a crash in the middle,
 * gives the same. The days are opened for counting before anything of them changes.
 */
export async function rollUpMembers(context: JobContext, sources: readonly FactSource[], affected: AffectedDays) {
  const memberIds = [...affected.keys()].sort()
  // After a failure one by one, so that a broken record of one member never blocks all the others.
  const atOnce = context.failures > 0 ? 1 : MEMBERS_AT_ONCE
  let skipped = 0
  for (const some of partsOf(memberIds, atOnce)) {
    try {
      await rollUpSome(context, sources, affected, some)
    } catch (error) {
      if (context.failures === 0 || skipped >= SKIPS_MAX) throw error
      skipped += 1
      await tellSkipped(context, some, error)
    }
  }
}

async function tellSkipped(context: JobContext, memberIds: readonly string[], error: unknown): Promise<void> {
  const { job, jobTitle, runId, log } = context
  const subject = memberIds.join()
  log.error('a job skipped a member', error, { job, subject })
  const text = `任务“${jobTitle}”处理会员 ${subject} 的行为记录时出错，已跳过，该会员下次有新记录时会再试。`
  await raiseAlert(context, { kind: 'job-skipped', subject: `${job}:${subject}`, text, source: runId })
}

async function rollUpSome(
  context: Context,
  sources: readonly FactSource[],
  affected: AffectedDays,
  memberIds: readonly string[],
): Promise<void> {
  const { db } = context
  const daysOf = (memberId: string) => [...(affected.get(memberId) ?? [])].sort()
  const dayIds = memberIds.flatMap((memberId) => daysOf(memberId).map((day) => memberDayId(memberId, day)))
  const [found, before, activities] = await Promise.all([
    findOnDays(db, sources, memberIds, [...new Set(memberIds.flatMap(daysOf))].sort()),
    findMemberDays(db, dayIds),
    findActivities(db, memberIds),
  ])
  const plans: Plan[] = []
  for (const memberId of memberIds) {
    const activity = activities.find(({ _id }) => _id === memberId) ?? newActivity(memberId)
    const own = before.filter((memberDay) => memberDay.memberId === memberId)
    const contents = daysOf(memberId).map((day) => toWanted(found(memberId, day), day, own))
    plans.push(await plan(db, { activity, before: own, contents }))
  }
  await write(context, plans, [...new Set(memberIds.flatMap(daysOf))])
}

interface WantedDay {
  day: BusinessDay
  content: DayContent
  marks: FoundFacts['marks']
}

interface PlanInput {
  activity: MemberActivity
  before: MemberDay[]
  contents: WantedDay[]
}

function toWanted(
  { names, spentFen, benefitFen, marks }: FoundFacts,
  day: BusinessDay,
  before: readonly MemberDay[],
): WantedDay {
  const known = before.find((memberDay) => memberDay.day === day) ?? null
  return { day, content: contentOf({ names, spentFen, benefitFen }, known), marks }
}

async function plan(db: Db, planning: PlanInput): Promise<Plan> {
  const { phones, openDays } = countPhones(planning)
  const linked = linkInOrder(planning) ?? (await linkAnew(db, planning))
  return { ...linked, activity: { ...linked.activity, phones }, openDays: [...linked.openDays, ...openDays] }
}

function countPhones({ activity, contents }: PlanInput): { phones: PhoneCount[]; openDays: BusinessDay[] } {
  let { phones } = activity
  const openDays: BusinessDay[] = []
  for (const { day, marks } of contents) {
    const counted = withMarks(phones, day, marks)
    phones = counted.phones
    openDays.push(...counted.changedDays)
  }
  return { phones, openDays }
}

/** The usual case: everything happened on the member's last known day or later. Null in any other case. */
function linkInOrder(planning: PlanInput): Plan | null {
  const { activity, before, contents } = planning
  const joinedDay = joinedDayOf(planning)
  // Days that were added up before the join was known have to be updated.
  if (joinedDay !== activity.joinedDay && DAY_KINDS.some((kind) => activity.days[kind])) return null
  const saves: MemberDay[] = []
  const removes: MemberDay[] = []
  let known = activity.days
  for (const { day, content } of contents) {
    const old = before.find((memberDay) => memberDay.day === day)
    const linked = linkLast(known, day, { is: kindsOf(content), was: old?.links ?? NO_LINKS })
    if (!linked) return null
    known = linked.known
    const memberDay = toMemberDay(activity._id, day, { content, joinedDay, links: linked.links })
    if (content.tallies.length > 0) saves.push(memberDay)
    else if (old) removes.push(memberDay)
  }
  return { activity: { ...activity, joinedDay, days: known }, saves, removes, openDays: [], openFigures: [] }
}

function joinedDayOf({ activity, contents }: PlanInput): BusinessDay | null {
  const joining = contents.find(({ content }) => content.tallies.some(({ name }) => name === 'member.joined'))
  return joining?.day ?? activity.joinedDay
}

/** The thorough way: reads and links all days of the member, and also writes those whose links have changed. */
async function linkAnew(db: Db, planning: PlanInput): Promise<Plan> {
  const { activity, before, contents } = planning
  const joinedDay = joinedDayOf(planning)
  const all = await listMemberDays(db, [activity._id], FIRST_DAY)
  const changed = new Map(
    contents.map(({ day, content }) => [day, toMemberDay(activity._id, day, { content, joinedDay, links: NO_LINKS })]),
  )
  const rest = all.filter(({ day }) => !changed.has(day))
  const days = [...rest, ...[...changed.values()].filter(({ tallies }) => tallies.length > 0)]
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  // A day that was only linked anew keeps its kinds: its content was not looked at.
  const { links, known } = linkAll(
    days.map((memberDay) => ({
      day: memberDay.day,
      is: changed.has(memberDay.day) ? kindsOf(memberDay) : kindsOfLinks(memberDay.links),
    })),
  )
  const linked = days.map((memberDay, index) => ({ ...memberDay, joinedDay, links: links[index] ?? NO_LINKS }))
  const saves = linked.filter((memberDay, index) => changed.has(memberDay.day) || !isLinkedLike(memberDay, days[index]))
  const removes = [...changed.values()].filter(
    ({ tallies, day }) => tallies.length === 0 && before.some((memberDay) => memberDay.day === day),
  )
  const bought = linked.flatMap(({ day, links: { buy } }) => (buy ? [day] : []))
  const wasBought = before.flatMap(({ day, links: { buy } }) => (buy ? [day] : []))
  const changedDays = contents.map(({ day }) => day)
  return {
    activity: { ...activity, joinedDay, days: known },
    saves,
    removes,
    openDays: saves.map(({ day }) => day),
    openFigures: daysAfterPurchases(
      bought,
      changedDays.filter((day) => bought.includes(day) || wasBought.includes(day)),
    ),
  }
}

function isLinkedLike(a: MemberDay, b: MemberDay | undefined): boolean {
  return a.joinedDay === b?.joinedDay && JSON.stringify(a.links) === JSON.stringify(b.links)
}

function toMemberDay(
  memberId: string,
  day: BusinessDay,
  { content, joinedDay, links }: { content: DayContent; joinedDay: BusinessDay | null; links: MemberDay['links'] },
): MemberDay {
  return { _id: memberDayId(memberId, day), memberId, day, ...content, joinedDay, links }
}

/** Activities last: while one is as it was, its days are planned as they were. */
async function write({ db, now }: Context, plans: readonly Plan[], days: readonly BusinessDay[]): Promise<void> {
  const open = new Set([...days, ...plans.flatMap(({ openDays }) => openDays)])
  await inParallel([...open].sort(), { atOnce: WIDTH }, (day) => openDay(db, 'event', day, now))
  await inParallel(
    plans.flatMap(({ saves }) => saves),
    { atOnce: WIDTH },
    (memberDay) => saveMemberDay(db, memberDay),
  )
  await inParallel(
    plans.flatMap(({ removes }) => removes),
    { atOnce: WIDTH },
    ({ _id }) => removeMemberDay(db, _id),
  )
  const openFigures = new Set(plans.flatMap((plan) => plan.openFigures))
  await inParallel([...openFigures].sort(), { atOnce: WIDTH }, (day) => openDay(db, 'figure', day, now))
  await inParallel(plans, { atOnce: WIDTH }, ({ activity }) => saveActivity(db, { ...activity, changedAt: now }))
}
