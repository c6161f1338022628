import type { PersonPast } from '#shared/ledger/account/past'
import type { Context, VisitorContext } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tell } from '../../base/facts/facts.face'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from './holder.service'
import { gatherPast, rememberPerson } from './known-person.service'
import { findIdentity, findMember, type Member, removeIdentity, saveMember } from './member.repository'
import { newMember } from './new-member'
import { getActiveMember } from './profile.service'
import { openidKey } from './sign-in.service'

/** So often another phone may change the record while it is looked at. */
const TRIES_MAX = 3

/** Whose membership it is, as of now; null when nobody's is left. */
type Whose = (reader: Reader) => Promise<string | null>

interface LeavingMember {
  member: Member
  /** The record itself first, then those that were merged into it. */
  recordIds: string[]
  past: PersonPast
}

/**
 * Cancels a membership at once: everything personal is wiped, the identities are freed, so that the same person can
 * join anew. The ledger and the purchases stay under the bare member id, because accounting needs them; nothing leads
 * from them to a person any more, which is also why a repeated request can only say that there is nothing left. Of the
 * person one thing is kept, in a collection of its own: how much of what is given once was given (see `known_people`).
 * Who comes back is welcome, and is not new.
 */
export function closeMembership(context: VisitorContext) {
  const key = openidKey(context.caller.openid)
  return end(context, async (reader) => (await findIdentity(reader, key))?.memberId ?? null)
}

/** The same for a member who has asked the shop for it. Nothing happens to one that has ended, or was merged. */
export function endMembership(context: Context, memberId: string) {
  return end(context, async (reader) => {
    const member = await findMember(reader, memberId)
    return member?.status === 'active' ? memberId : null
  })
}

async function end(context: Context, whose: Whose): Promise<{ closedAt: number }> {
  const { cloud, now, log } = context
  for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
    const leaving = await lookAt(context, whose)
    if (!leaving) return { closedAt: now }
    const pictures = await leave(context, whose, leaving)
    if (!pictures) continue
    for (const fileId of pictures) {
      await cloud.removeFile(fileId).catch((error) => log.error('a picture stays in storage', error))
    }
    return { closedAt: now }
  }
  throw new DomainError('BUSY')
}

/** What a transaction cannot look for. Null when nothing is left to close. */
async function lookAt(context: Context, whose: Whose): Promise<LeavingMember | null> {
  const { db } = context
  const memberId = await whose(db)
  if (memberId === null) return null
  const member = await getActiveMember(db, memberId)
  const recordIds = await recordsOfPerson(db, member._id)
  return { member, recordIds, past: await gatherPast(context, { member, recordIds }) }
}

/** Answers the pictures that are nobody's now; null when the record is another one than was looked at. */
async function leave(
  context: Context,
  whose: Whose,
  { member: seen, recordIds, past }: LeavingMember,
): Promise<string[] | null> {
  const { db, now } = context
  const memberId = seen._id
  return db.transaction(async (tx) => {
    if ((await whose(tx)) !== memberId) return null
    const member = await getActiveMember(tx, memberId)
    // A merge, or another number, has come in between.
    if (member.identityIds.join() !== seen.identityIds.join()) return null
    const account = await getActiveAccount(tx, memberId)
    for (const id of member.identityIds) await removeIdentity(tx, id)
    await rememberPerson(tx, { member, account, past, now })
    await saveMember(tx, { ...wiped(member, now), status: 'closed' })
    const pictures = [member.avatarFileId, ...(await wipeMerged(tx, recordIds.slice(1), now))]
    await keepAccount(tx, { ...account, status: 'closed', past: null }, now)
    await tell(context, tx, { name: 'member.closed', source: memberId, memberId, payload: {} })
    return pictures.filter((fileId) => fileId !== null)
  })
}

/** Records that were merged into this one are the same person's. Where they lead stays, because purchases name them. */
async function wipeMerged(tx: Tx, recordIds: readonly string[], now: number): Promise<(string | null)[]> {
  const pictures: (string | null)[] = []
  for (const id of recordIds) {
    const member = await findMember(tx, id)
    if (!member?.merge) continue
    const { mergeId, into, at } = member.merge
    const merge = { mergeId, into, at, identityIds: [], note: '' }
    await saveMember(tx, { ...wiped(member, now), status: 'merged', merge })
    pictures.push(member.avatarFileId)
  }
  return pictures
}

/** A record of which nothing personal is left. */
export function wiped(member: Member, now: number): Member {
  const { at, via, storeId } = member.joined
  const joined = { at, via, storeId, entrance: null, requestId: '' }
  return { ...newMember(member._id, joined, []), welcomeDueAt: null, updatedAt: now }
}
