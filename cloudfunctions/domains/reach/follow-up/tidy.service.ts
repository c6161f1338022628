import { dropped } from '#shared/reach/follow-up/decide'
import type { FollowUp } from '#shared/reach/follow-up/follow-up'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findHolderId } from '../../people/member/member.face'
import { findFollowUp, listOpenIn, saveFollowUp } from './follow-up.repository'
import { lookAt } from './list.service'
import { findPerson, savePerson } from './person.repository'

/** More than are open at a time; what is beyond is looked at the night after. */
const OPEN_MAX = 1000

/** Takes off the lists whoever was to be asked back and has come by themselves. */
export async function dropWhoCameBack(context: Context): Promise<number> {
  const { db } = context
  const open = await listOpenIn(db, OPEN_MAX)
  if (open.length === 0) return 0
  const back = open.filter((await lookAt(context, open)).isBack)
  for (const { _id } of back) await db.transaction((tx) => dropIn(context, tx, _id, 'cameBack'))
  return back.length
}

/** Together with the person’s record, so that the next reason makes a new one. */
export async function dropIn(
  { now }: Pick<Context, 'now'>,
  tx: Tx,
  followUpId: string,
  droppedFor: FollowUp['droppedFor'],
): Promise<void> {
  const followUp = await findFollowUp(tx, followUpId)
  if (followUp?.state !== 'open') return
  await saveFollowUp(tx, dropped(followUp, droppedFor, now))
  await forgetOpen(tx, followUp)
}

/** The person has none that is open any more. */
export async function forgetOpen(tx: Tx, { _id, memberId }: Pick<FollowUp, '_id' | 'memberId'>): Promise<void> {
  const holderId = await findHolderId(tx, memberId)
  const person = holderId === null ? null : await findPerson(tx, holderId)
  if (person?.openId === _id) await savePerson(tx, { ...person, openId: null })
}
