import { toStaff } from '#shared/reach/follow-up/follow-up'
import { joinPeople, partPeople } from '#shared/reach/follow-up/merge'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { dropOpenOf, emptyWords, moveList } from './follow-up.repository'
import { removeMonthsOf } from './month.repository'
import { findPerson, removePeople, savePerson } from './person.repository'

/** What was asked and noted of the one record holds for the person; the own record stays as it was, for the day they part. */
export async function joinFollowUps(tx: Tx, { memberId }: Heard<'member.merged'>, { db }: Context): Promise<void> {
  const holder = await getHolder(tx, memberId)
  // A clerk's list goes along with the clerk.
  if (holder._id !== memberId) await moveList(db, toStaff(memberId), toStaff(holder._id))
  const own = await findPerson(tx, memberId)
  if (!own || holder._id === memberId || holder.status !== 'active') return
  await savePerson(tx, joinPeople(await findPerson(tx, holder._id), own, holder._id))
}

/** Told again, nothing of it is left with the other record. */
export async function partFollowUps(tx: Tx, { memberId }: Heard<'member.parted'>): Promise<void> {
  const member = await findMember(tx, memberId)
  const own = await findPerson(tx, memberId)
  const other = member?.unmerged && (await findPerson(tx, member.unmerged.into))
  if (!own || !other) return
  const parted = partPeople(other, own)
  await savePerson(tx, parted.kept)
  await savePerson(tx, parted.other)
}

/** No to personal offers, or to messages with offers: at once nobody calls any more. A later yes brings nothing back. */
export async function followConsent(
  _tx: Tx,
  { memberId }: Heard<'consent.changed'>,
  { db, now }: Context,
): Promise<void> {
  await dropOpenOf(db, await recordsOfPerson(db, memberId), 'consent', now)
}

/** A membership has ended: no word stays, and nobody calls. */
export async function forgetFollowUps(
  _tx: Tx,
  { memberId }: Heard<'member.closed'>,
  { db, now }: Context,
): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  await dropOpenOf(db, records, 'closed', now)
  await emptyWords(db, records)
  await removePeople(db, records)
  await removeMonthsOf(db, records)
}
