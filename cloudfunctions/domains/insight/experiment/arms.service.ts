import { armOf, type RunningExperiment } from '#shared/insight/experiment/assigned'
import { type Arm, exposureIdOf } from '#shared/insight/experiment/experiment'
import type { Surface } from '#shared/insight/experiment/surfaces'
import { businessDayOf } from '#shared/kernel/business-day'
import { type Consents, isConsentInForce } from '#shared/people/member/consent'
import type { MemberContext, ReadContext } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { findPortrait } from '../../ledger/account/account.face'
import { findMember, getActiveMember, type Member } from '../../people/member/member.face'
import { atWorkNow, findAtWork } from './at-work.service'
import { findExposure, removeExposuresOf, saveExposure } from './exposure.repository'

/** What a surface does for a member. */
export interface ShownArm {
  content: string
  /** Which experiment it belongs to, so that seeing it is counted; null for what everybody has by now. */
  experimentId: string | null
}

/** Whom something is shown to. */
export interface Viewer {
  memberId: string
  consents: Consents
}

/**
 * What a surface does for a member: their arm, else what was shipped to everybody, else null for what it always does. No
 * round trip, but one for the portrait where an experiment is for a segment only. It counts nothing; `exposeIn` does.
 */
export async function armShownTo(
  context: ReadContext,
  surface: Exclude<Surface, 'journey'>,
  viewer: Viewer,
): Promise<ShownArm | null> {
  const { running, shipped } = await atWorkNow(context)
  for (const experiment of running.filter((each) => each.surface === surface)) {
    const arm = await takenPart(context.db, experiment, viewer)
    if (arm) return { content: arm.content, experimentId: experiment._id }
  }
  const content = shipped[surface]
  return content === undefined ? null : { content, experimentId: null }
}

/**
 * Of a place that has editions: what is tried there and the viewer's arm in it. The first that runs there with this
 * edition and has the viewer; null for whoever takes part in none. Nothing is counted by asking.
 */
export async function armTakenAt(
  context: ReadContext,
  place: { surface: Surface; placeId: string; version: number },
  viewer: Viewer,
): Promise<{ experiment: RunningExperiment; arm: Arm } | null> {
  const { running } = await atWorkNow(context)
  for (const experiment of running) {
    if (experiment.surface !== place.surface || experiment.placeId !== place.placeId) continue
    if (experiment.placeVersion !== place.version) continue
    const arm = await takenPart(context.db, experiment, viewer)
    if (arm) return { experiment, arm }
  }
  return null
}

/** Their arm; null for whoever did not agree, is not of the segment, or is not among those dealt in. */
async function takenPart(db: Db, experiment: RunningExperiment, { memberId, consents }: Viewer) {
  if (!isConsentInForce(consents, 'personalization')) return null
  const arm = armOf(experiment, memberId)
  if (!arm || experiment.segmentId === null) return arm
  const portrait = await findPortrait(db, memberId)
  return portrait?.segmentIds.includes(experiment.segmentId) ? arm : null
}

/**
 * The phone has drawn it. What is counted is the arm that the shop has dealt, whatever a phone says; the second time changes
 * nothing.
 */
export async function seeExperiment(context: MemberContext, experimentId: string): Promise<{ isCounted: boolean }> {
  const { db, memberId } = context
  const isCounted = await db.transaction(async (tx) => {
    const experiment = (await findAtWork(tx)).running.find(({ _id }) => _id === experimentId)
    const member = experiment && (await findMember(tx, memberId))
    if (!experiment || member?.status !== 'active') return false
    return exposeIn(context, tx, { experiment, viewer: { memberId, consents: member.consents } })
  })
  if (isCounted) await forgetIfLeft(context, memberId)
  return { isCounted }
}

/** Who left or withdrew at the very moment in which they were counted: their answer has removed what was there before that. */
export async function forgetIfLeft({ db }: Pick<ReadContext, 'db'>, memberId: string): Promise<void> {
  if (!mayBeCounted(await findMember(db, memberId))) await removeExposuresOf(db, [memberId])
}

export const findShown = async (context: MemberContext, surface: 'taskFirst') => {
  const { db, memberId } = context
  const { consents } = await getActiveMember(db, memberId)
  return { shown: await armShownTo(context, surface, { memberId, consents }) }
}

const mayBeCounted = (member: Member | null): boolean =>
  member?.status === 'active' && isConsentInForce(member.consents, 'personalization')

/**
 * For an act that itself is what the arm does, such as a message that leaves: counted in the act's own transaction, once
 * for each member. Whether somebody is of the segment was asked when the arm was shown.
 */
export async function exposeIn(
  { now }: Pick<ReadContext, 'now'>,
  tx: Tx,
  { experiment, viewer }: { experiment: RunningExperiment; viewer: Viewer },
): Promise<boolean> {
  const arm = isConsentInForce(viewer.consents, 'personalization') ? armOf(experiment, viewer.memberId) : null
  if (!arm) return false
  const { memberId } = viewer
  if (await findExposure(tx, experiment._id, memberId)) return true
  await saveExposure(tx, {
    _id: exposureIdOf(experiment._id, memberId),
    experimentId: experiment._id,
    memberId,
    arm: arm.key,
    at: now,
    day: businessDayOf(now),
  })
  return true
}
