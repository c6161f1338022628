import { withoutReason } from '#shared/reach/follow-up/decide'
import { dueOf, followUpId } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { rulesInForce } from '../../base/settings/settings.face'
import { findHolderId } from '../../people/member/member.face'
import { addFollowUp } from './add.service'
import { findFollowUp, saveFollowUp } from './follow-up.repository'
import { offerOf } from './offer.service'
import { findPerson } from './person.repository'
import { dropIn } from './tidy.service'

/** Marks from here on up are no reason to call. */
const GOOD_FROM = 4

/** A low mark or a complaint is followed by a word at the store; a mark that was corrected upwards takes it back. */
export async function followFeedback(
  tx: Tx,
  { memberId: recordId, payload: { feedbackId, kind, score, storeId } }: Heard<'feedback.given'>,
  context: Context,
): Promise<void> {
  if (score !== null && score >= GOOD_FROM) return dropReason(context, tx, recordId, feedbackId)
  if (score === null && kind !== 'complaint') return
  const rules = await rulesInForce(context, followUpRules)
  const { isOn, say, offer, dueDays } = rules.reasons.lowRating
  const memberId = isOn ? await findHolderId(tx, recordId) : null
  if (memberId === null) return
  await addFollowUp(context, tx, {
    memberId,
    reason: 'low-rating',
    source: sourceOf(feedbackId),
    why: score === null ? '写了投诉，等着答复' : `打了 ${score} 分，等着答复`,
    say,
    offer: await offerOf(context, offer),
    dueAt: dueOf(context.now, { days: dueDays, until: rules.hours.until }),
    storeId,
  })
}

/** Somebody has answered, or the member says that it is settled: nobody else need call. */
export async function followAnswer(
  tx: Tx,
  { memberId, payload: { feedbackId } }: Heard<'feedback.answered'>,
  context: Context,
): Promise<void> {
  await dropReason(context, tx, memberId, feedbackId)
}

export async function followSettling(
  tx: Tx,
  { memberId, payload: { feedbackId, isSolved } }: Heard<'feedback.settled'>,
  context: Context,
): Promise<void> {
  if (isSolved) await dropReason(context, tx, memberId, feedbackId)
}

const sourceOf = (feedbackId: string) => `feedback:${feedbackId}`

/** What it was put down with stays where there are other reasons to call. */
async function dropReason(context: Context, tx: Tx, recordId: string, feedbackId: string): Promise<void> {
  const memberId = await findHolderId(tx, recordId)
  if (memberId === null) return
  const source = sourceOf(feedbackId)
  const person = await findPerson(tx, memberId)
  const openId = person?.openId ?? followUpId(memberId, source)
  const open = await findFollowUp(tx, openId)
  if (open?.state !== 'open' || !open.because.some((each) => each.source === source)) return
  const rest = withoutReason(open, source)
  if (rest === null) await dropIn(context, tx, openId, 'answered')
  else await saveFollowUp(tx, rest)
}
