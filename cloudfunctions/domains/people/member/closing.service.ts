import type { PersonPast } from '#shared/ledger/account/past'
import { keptKey } from '#shared/people/member/left-join'
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

/** How often another phone may change the record while it is being read. */
const TRIES_MAX = 3

/** The member whose membership it is now; null if there is none left. */
type Whose = (reader: Reader) => Promise<string | null>

interface LeavingMember {
  member: Member
  /** The record itself first, then those that were merged into it. */
  recordIds: string[]
  past: PersonPast
}

/**
 * Cancels a membership at once: everything personal is wiped, the identities are freed, so that the same person can
 * join anew. The ledger and the purchases stay under the bare member id, because accounting needs them. Nothing leads
 * from them to a person any more, which is also why a repeated request can only say that nothing is left. One thing is
 * kept about the person, in a separate collection: which one-time gifts they have had (see `known_people`).
 * Somebody who comes back is welcome but does not count as new.
 */
export function closeMembership(context: VisitorContext) {
  const key = openidKey(context.caller.openid)
  return end(context, async (reader) => (await findIdentity(reader, key))?.memberId ?? null)
}

/** The same for a member who asked the shop for it. Does nothing if the membership has ended or was merged. */
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

/** Reads what a transaction cannot query. Null if nothing is left to close. */
async function lookAt(context: Context, whose: Whose): Promise<LeavingMember | null> {
  const { db } = context
  const memberId = await whose(db)
  if (memberId === null) return null
  const member = await getActiveMember(db, memberId)
  const recordIds = await recordsOfPerson(db, member._id)
  return { member, recordIds, past: await gatherPast(context, { member, recordIds }) }
}

/** Returns the pictures that nobody uses any more; null if the record has changed since it was read. */
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

/** The record without anything personal. By which way the member came stays, as what they bought does: both are counted. */
export function wiped(member: Member, now: number): Member {
  const { at, via, storeId, entrance } = member.joined
  const way = entrance && { scene: entrance.scene, key: entrance.key && keptKey(entrance.key) }
  const joined = { at, via, storeId, entrance: way, requestId: '' }
  return { ...newMember(member._id, joined, []), welcomeDueAt: null, updatedAt: now }
}
