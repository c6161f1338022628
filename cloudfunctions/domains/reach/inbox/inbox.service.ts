import type { Told } from '#shared/base/facts/told-facts'
import { LAST_INSTANT } from '#shared/kernel/business-day'
import { aMessage, type InboxMessage, letterProblems, type Writing } from '#shared/reach/inbox/inbox'
import type { Context, MemberContext } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { type NewestPosition, newestPage } from '../../../platform/db/newest-page'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import { findAccount, holdActiveAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from '../../people/member/member.face'
import {
  countUnreadOf,
  findInboxMessage,
  insertInboxMessage,
  listBefore,
  listWithin,
  markReadUntil,
  removeMessagesOf,
} from './inbox.repository'

const PAGE_SIZE = 20
const FROM_NOW: NewestPosition = { at: LAST_INSTANT, id: null }

/** What was written to a merged record was written to this person too. */
export async function listMine({ db, memberId }: MemberContext, from: NewestPosition = FROM_NOW) {
  const memberIds = await recordsOfPerson(db, memberId)
  const reading = {
    atOf: ({ at }: InboxMessage) => at,
    before: (at: number, limit: number) => listBefore(db, memberIds, at, limit),
    within: (at: number, afterId: string, limit: number) => listWithin(db, memberIds, at, afterId, limit),
  }
  const { page, next } = await newestPage(reading, from, PAGE_SIZE)
  return { messages: page.map(toView), next }
}

export async function countUnread({ db, memberId }: MemberContext) {
  return { unread: await countUnreadOf(db, await recordsOfPerson(db, memberId)) }
}

/** What comes in while the page is open stays unread. */
export async function markRead({ db, memberId }: MemberContext, untilAt: number) {
  const memberIds = await recordsOfPerson(db, memberId)
  await markReadUntil(db, memberIds, untilAt)
  return { unread: await countUnreadOf(db, memberIds) }
}

/**
 * Writes to a member, once for each source; answers whether it is new. Whoever calls has read that the member is still
 * there and writes what that rests on, so that a leaving at the same moment takes the message along.
 */
export async function writeInbox({ now }: Pick<Context, 'now'>, tx: Tx, writing: Writing): Promise<boolean> {
  const message = aMessage(writing, now)
  if (await findInboxMessage(tx, message._id)) return false
  await insertInboxMessage(tx, message)
  return true
}

/** A person of the shop writes to one member. @throws DomainError INBOX_TEXT_REFUSED, MEMBER_NOT_FOUND, MEMBER_CLOSED */
export async function writeLetter(
  context: Context,
  { memberId, title, body }: { memberId: string; title: string; body: string },
) {
  const [problem] = letterProblems({ title, body })
  if (problem) throw new DomainError('INBOX_TEXT_REFUSED', { problem })
  const actorId = context.person?.memberId
  const writing = { memberId, source: `letter:${context.requestId}`, kind: 'letter', title, body } as const
  await context.db.transaction(async (tx) => {
    await holdActiveAccount(tx, memberId, context.now)
    await writeInbox(context, tx, { ...writing, ...(actorId && { actorId }) })
  })
  return { messageId: `${memberId}:${writing.source}` }
}

/** The newest page of one member's inbox, for whoever answers their question; the look is on record. */
export async function listOfMember(context: Context, memberId: string) {
  const { db } = context
  if (!(await findAccount(db, memberId))) throw new DomainError('MEMBER_NOT_FOUND')
  const messages = await listNewest(db, await recordsOfPerson(db, memberId))
  await recordLook(context, { action: 'inbox.listOfMember', subject: memberId, storeId: null })
  return { messages }
}

/** The newest of what was written to these records, for whoever keeps on record that it is looked at. */
export async function listNewest(db: Db, memberIds: readonly string[]) {
  return (await listBefore(db, memberIds, LAST_INSTANT, PAGE_SIZE)).map(toView)
}

/** Who has left the shop leaves nothing here. */
export async function removeInboxOf(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeMessagesOf(db, await recordsOfPerson(db, memberId))
}

function toView({ _id, kind, title, body, link, linkId, at, isRead }: InboxMessage) {
  return { messageId: _id, kind, title, body, link, ...(linkId !== undefined && { linkId }), at, isRead }
}
