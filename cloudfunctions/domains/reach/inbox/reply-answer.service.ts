import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { findHolderId } from '../../people/member/member.face'
import { writeInbox } from './inbox.service'

/** The shop has answered what a member said: a line that leads there, without a word of either. */
export async function noteReply(
  tx: Tx,
  { _id, memberId, payload }: Heard<'feedback.answered'>,
  context: Context,
): Promise<void> {
  const holderId = await findHolderId(tx, memberId)
  // Whoever has left reads nothing here.
  if (holderId === null) return
  await holdActiveAccount(tx, holderId, context.now)
  await writeInbox(context, tx, {
    ...{ memberId: holderId, source: `reply:${_id}`, kind: 'reply', link: 'feedback', linkId: payload.feedbackId },
    ...{ title: '店里答复你了', body: '你说过的事有了答复，点开就能看，也可以接着写' },
  } as const)
}
