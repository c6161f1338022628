import type { Experiment } from '#shared/insight/experiment/experiment'
import { FIGURE_TERMS } from '#shared/insight/experiment/figures'
import { type Lately, type Plan, planOf } from '#shared/insight/experiment/plan'
import { noSums, withMember } from '#shared/insight/experiment/spread'
import { activeMembers } from '#shared/insight/report/active'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { isConsentInForce } from '#shared/people/member/consent'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { findPortraits } from '../../ledger/account/account.face'
import { findMembers } from '../../people/member/member.face'
import { listEventDays, listMemberDays, pageDay } from '../event/event.face'
import { getExperiment } from './getting.service'

const SAMPLE_MAX = 300
const LENGTHS = [7, 14, 28] as const
const LONGEST = 28

/** @throws DomainError EXPERIMENT_NOT_FOUND */
export async function planExperiment(context: Context, experimentId: string): Promise<Plan> {
  return planFor(context, await getExperiment(context, experimentId))
}

/** As if it had begun with the members who came on the last day whose days are over. */
export async function planFor(context: Context, experiment: Experiment): Promise<Plan> {
  const yesterday = addDays(businessDayOf(context.now), -1)
  const fromDay = addDays(yesterday, -experiment.withinDays)
  const [days, came] = await Promise.all([
    listEventDays(context.db, addDays(yesterday, -2 * LONGEST), yesterday),
    pageDay(context.db, fromDay, null, SAMPLE_MAX),
  ])
  const byDay = new Map(days.map((day) => [day._id, day]))
  const membersWithin = LENGTHS.map((length) => ({ days: length, members: activeMembers(byDay, yesterday, length) }))
  const sample = [...new Set(came.map(({ memberId }) => memberId))]
  return planOf(experiment, { membersWithin, ...(await sampled(context.db, experiment, { sample, fromDay })) })
}

async function sampled(
  db: Db,
  { figure, withinDays, segmentId }: Experiment,
  { sample, fromDay }: { sample: readonly string[]; fromDay: BusinessDay },
): Promise<Pick<Lately, 'sums' | 'takersShare'>> {
  const members = await findMembers(db, sample)
  const agreed = members.filter(({ consents }) => isConsentInForce(consents, 'personalization'))
  const ids = agreed.map(({ _id }) => _id)
  const takers = segmentId === null ? ids : await idsOfSegment(db, ids, segmentId)
  const end = addDays(fromDay, withinDays)
  const days = groupedBy(await listMemberDays(db, takers, fromDay), ({ memberId }) => memberId)
  const sums = takers.reduce((sum, memberId) => {
    const own = (days.get(memberId) ?? []).filter(({ day }) => day < end)
    return withMember(sum, FIGURE_TERMS[figure].of(own), 0)
  }, noSums())
  return { sums, takersShare: sample.length === 0 ? 0 : takers.length / sample.length }
}

const idsOfSegment = async (db: Db, memberIds: readonly string[], segmentId: string) =>
  (await findPortraits(db, memberIds)).filter(({ segmentIds }) => segmentIds.includes(segmentId)).map(({ _id }) => _id)
