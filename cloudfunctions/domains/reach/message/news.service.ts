import type { Told } from '#shared/base/facts/told-facts'
import { isHeld } from '#shared/reach/booking/occasion'
import { changeInWords } from '#shared/reach/message/occasion-change'
import type { Purpose } from '#shared/reach/message/purpose'
import { newsFor, reminderFor } from '#shared/reach/message/reminder'
import { type MessageTemplate, messageRules, templateOf } from '#shared/reach/message/rules'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, holdActiveAccount } from '../../ledger/account/account.face'
import { findHolderId } from '../../people/member/member.face'
import { findOwnOccasion } from '../booking/booking.face'
import { keepDueWork, moveDueWork } from '../due/due.face'
import { writeInbox } from '../inbox/inbox.face'
import { findWallet } from './wallet.repository'

/** Whoever wants to be told of what they have signed up for is told before it, without asking each time. */
export async function remindOfOccasion(
  tx: Tx,
  { memberId, payload: { occasionId } }: Told<'booking.made' | 'booking.movedUp'>,
  context: Context,
): Promise<void> {
  const holderId = await findHolderId(tx, memberId)
  const template = holderId && (await wantedTemplate(context, tx, { memberId: holderId, purpose: 'booking' }))
  if (!template) return
  const [account, occasion] = [
    await findAccount(tx, holderId),
    await findOwnOccasion(context, { occasionId, memberId: holderId }),
  ]
  const work = account && reminderFor(template, { account, coupon: null, occasion }, context.now)
  if (work) await keepDueWork(tx, work)
}

/** A place has become free for whoever waited: in the inbox for everybody, and by WeChat for whoever asked to be told. */
export async function tellOfPlace(tx: Tx, told: Told<'booking.movedUp'>, context: Context): Promise<void> {
  const { _id, memberId, payload } = told
  const { occasionId } = payload
  const holderId = await findHolderId(tx, memberId)
  const occasion = holderId && (await findOwnOccasion(context, { occasionId, memberId: holderId }))
  // Given back, called off or begun meanwhile: there is nothing good to tell.
  const isStill = occasion && occasion.state === 'booked' && occasion.status === 'planned'
  if (!isStill || occasion.startsAt <= context.now) return
  await holdActiveAccount(tx, holderId, context.now)
  await writeInbox(context, tx, {
    ...{ memberId: holderId, source: `place:${_id}`, kind: 'occasion', link: 'occasion', linkId: occasionId },
    ...{ title: '候补到位子了', body: `“${occasion.title}”给你留了位。来不了的话，点开可以退给别人` },
  } as const)
  await remindOfOccasion(tx, told, context)
  if (!(await wantedTemplate(context, tx, { memberId: holderId, purpose: 'booking' }))) return
  await keepDueWork(tx, newsFor('booking', holderId, { dueAt: context.now, facts: { occasionId, isNews: 1 } }))
}

/**
 * What somebody has signed up for was moved or called off: in the inbox for everybody, and by WeChat for whoever asked to be
 * told of it, whose reminder goes by the new time. Who has given it up meanwhile has nothing to hear; a later change is told
 * by a fact of its own.
 */
export async function tellOfChange(
  tx: Tx,
  { memberId, payload: { occasionId, version } }: Told<'booking.moved' | 'booking.calledOff'>,
  context: Context,
): Promise<void> {
  const { now } = context
  const holderId = await findHolderId(tx, memberId)
  const occasion = holderId && (await findOwnOccasion(context, { occasionId, memberId: holderId }))
  if (!occasion || !isHeld(occasion) || occasion.startsAt <= now || occasion.news?.version !== version) return
  const words = changeInWords(occasion)
  if (!words) return
  const account = await holdActiveAccount(tx, holderId, now)
  await writeInbox(context, tx, {
    ...{ memberId: holderId, source: `occasion:${occasionId}:${version}`, ...words },
    ...{ kind: 'occasion', link: 'occasion', linkId: occasionId },
  } as const)
  const template = await wantedTemplate(context, tx, { memberId: holderId, purpose: 'booking' })
  if (!template) return
  await keepDueWork(tx, newsFor('booking', holderId, { dueAt: now, facts: { occasionId, version } }))
  const anew = reminderFor(template, { account, coupon: null, occasion }, now)
  if (anew) await moveDueWork(tx, anew)
}

/** The shop has answered what a member said. */
export async function tellOfReply(
  tx: Tx,
  { memberId, payload: { feedbackId }, toldAt }: Told<'feedback.answered'>,
  context: Context,
): Promise<void> {
  const holderId = await findHolderId(tx, memberId)
  if (!holderId || !(await wantedTemplate(context, tx, { memberId: holderId, purpose: 'reply' }))) return
  const facts = { feedbackId, at: toldAt }
  await keepDueWork(tx, newsFor('reply', holderId, { dueAt: context.now, facts }))
}

/** The template for what a member wants to be told of; null where the shop has none, or the member has not asked. */
async function wantedTemplate(
  context: Context,
  tx: Tx,
  { memberId, purpose }: { memberId: string; purpose: Purpose },
): Promise<MessageTemplate | null> {
  const template = templateOf(await rulesInForce(context, messageRules), purpose)
  const wallet = template && (await findWallet(tx, memberId))
  return wallet?.on.includes(purpose) ? template : null
}
