import type { Experiment } from '#shared/insight/experiment/experiment'
import { figuresOfMet, MET_DAYS, metIn, type Window, windowBefore } from '#shared/insight/experiment/lately'
import { type Lately, type Plan, planOf } from '#shared/insight/experiment/plan'
import { activeMembers } from '#shared/insight/report/active'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { isConsentInForce } from '#shared/people/member/consent'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { Met } from '../../../platform/noun/trial-source'
import { findPortraits } from '../../ledger/account/account.face'
import { findMembers } from '../../people/member/member.face'
import { listEventDays, listMemberDays, pageDay } from '../event/event.face'
import { getExperiment } from './getting.service'
import { sourceOf } from './places.service'

const SAMPLE_MAX = 300
/** Of each day of the window; what lies behind the shortest page is left out of all of them, so that no day is favored. */
const PAGE_SIZE = 300
const LENGTHS = [7, 14, 28] as const
const LONGEST = 28

/** @throws DomainError EXPERIMENT_NOT_FOUND */
export async function planExperiment(context: Context, experimentId: string): Promise<Plan> {
  return planFor(context, await getExperiment(context, experimentId))
}

/** As if it had been met by the members who came in the latest month whose days are over. */
export async function planFor(context: Context, experiment: Experiment): Promise<Plan> {
  const window = windowBefore(businessDayOf(context.now), experiment)
  const { people, membersWithin } = await metLately(context, experiment, window)
  return planOf(experiment, { membersWithin, ...(await sampled(context.db, experiment, { people, window })) })
}

/** Of a place that not everybody comes to, who came there; else whoever came to the shop. */
async function metLately(context: Context, experiment: Experiment, window: Window): Promise<Met> {
  const { placeId } = experiment
  const source = placeId ? await sourceOf(context, experiment) : null
  if (placeId && source?.met) return source.met(context, placeId, window)
  const yesterday = addDays(businessDayOf(context.now), -1)
  const [days, ids] = await Promise.all([
    listEventDays(context.db, addDays(yesterday, -2 * LONGEST), yesterday),
    whoCameIn(context.db, window),
  ])
  const byDay = new Map(days.map((day) => [day._id, day]))
  const membersWithin = LENGTHS.map((length) => ({ days: length, members: activeMembers(byDay, yesterday, length) }))
  return { people: ids.map((memberId) => ({ memberId, day: null })), membersWithin }
}

/** The first of those who came, in the order of their ids, which are random. */
async function whoCameIn(db: Db, { since }: Window): Promise<string[]> {
  const days = Array.from({ length: MET_DAYS }, (_, at) => addDays(since, at))
  const pages = await Promise.all(days.map((day) => pageDay(db, day, null, PAGE_SIZE)))
  const ends = pages.flatMap((page) => (page.length < PAGE_SIZE ? [] : (page.at(-1)?.memberId ?? [])))
  const end = ends.sort()[0]
  const came = new Set(pages.flatMap((page) => page.map(({ memberId }) => memberId)))
  return [...came]
    .filter((id) => end === undefined || id <= end)
    .sort()
    .slice(0, SAMPLE_MAX)
}

async function sampled(
  db: Db,
  experiment: Experiment,
  { people, window }: { people: Met['people']; window: Window },
): Promise<Pick<Lately, 'figures' | 'takersShare'>> {
  const { segmentId, withinDays } = experiment
  const sample = people.slice(0, SAMPLE_MAX)
  const members = await findMembers(
    db,
    sample.map(({ memberId }) => memberId),
  )
  const agreed = members.filter(({ consents }) => isConsentInForce(consents, 'personalization'))
  const ids = agreed.map(({ _id }) => _id)
  const takers = segmentId === null ? ids : await idsOfSegment(db, ids, segmentId)
  const days = await listMemberDays(db, takers, addDays(window.since, -withinDays))
  const byMember = groupedBy(days, ({ memberId }) => memberId)
  const met = sample
    .filter(({ memberId }) => takers.includes(memberId))
    .map(({ memberId, day }) => {
      const own = byMember.get(memberId) ?? []
      return { days: own, fromDay: day ?? metIn(own, window) }
    })
  return {
    figures: figuresOfMet(experiment, met),
    takersShare: sample.length === 0 ? 0 : takers.length / sample.length,
  }
}

const idsOfSegment = async (db: Db, memberIds: readonly string[], segmentId: string) =>
  (await findPortraits(db, memberIds)).filter(({ segmentIds }) => segmentIds.includes(segmentId)).map(({ _id }) => _id)
