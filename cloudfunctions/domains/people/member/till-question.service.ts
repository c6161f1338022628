import { withMark } from '#shared/kernel/request-mark'
import { askedOf, withNo, withoutQuestion, withQuestion } from '#shared/people/member/till-question'
import type { Context, MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { findEntry } from '../../ledger/points/points.face'
import { toProfile } from './member.mapper'
import { findMember, type Member, saveMember } from './member.repository'
import { mergeInto } from './merge.service'
import { getActiveMember } from './profile.service'
import { isSeveralCustomers } from './till-key'

/**
 * The member says whose the till's record is that stands under the own number. A yes makes it the member's; a no is
 * kept. The same request again answers the same. @throws DomainError TILL_RECORD_NOT_ASKED
 */
export async function answerTillRecord(context: MemberContext, isMine: boolean) {
  const { db, memberId, now } = context
  return db.transaction(async (tx) => {
    const member = await getActiveMember(tx, memberId)
    const served = servedIn(member.requests, context)
    if (served) return answered(member, served.made, await pointsOf(tx, served.made))
    const asked = askedOf(member.tillRecords)
    if (!asked) throw new DomainError('TILL_RECORD_NOT_ASKED')
    const record = isMine ? await tillRecordOf(context, tx, memberId, asked.recordId) : null
    const merged = record && (await mergeInto(context, tx, { from: record, into: member, note: '本人确认' }))
    const into = merged?.into ?? member
    const tillRecords = isMine
      ? withoutQuestion(into.tillRecords, asked.recordId)
      : withNo(into.tillRecords, asked.recordId)
    const mergeId = merged?.mergeId ?? null
    const requests = withMark(into.requests, markOf(context, mergeId))
    const after: Member = { ...into, tillRecords, requests, updatedAt: now }
    await saveMember(tx, after)
    return answered(after, mergeId, merged?.pointsMoved ?? 0)
  })
}

const answered = (member: Member, mergeId: string | null, pointsAdded: number) => ({
  ...toProfile(member),
  joinedRecord: mergeId !== null,
  pointsAdded,
})

async function pointsOf(tx: Tx, mergeId: string | null): Promise<number> {
  if (mergeId === null) return 0
  return (await findEntry(tx, `merge-in:${mergeId}`))?.points?.delta ?? 0
}

/** Null where it has ended, was joined or signed in meanwhile, or where only a person of the shop can decide. */
async function tillRecordOf(context: Context, tx: Tx, memberId: string, recordId: string): Promise<Member | null> {
  const record = await findMember(tx, recordId)
  const isOpen = record?.status === 'active' && !record.identityIds.some((id) => id.startsWith('wx:'))
  return isOpen && (await tellsOwner(context, tx, memberId, record)) ? record : null
}

/**
 * Whether the number tells whose the till's record is. One that several customers of a till share is the shop's own, a
 * family's or invented; and who works at the shop can write any number into the till: there a person decides.
 */
export async function tellsOwner(
  { nouns }: Pick<Context, 'nouns'>,
  tx: Tx,
  memberId: string,
  { identityIds }: Member,
): Promise<boolean> {
  if (isSeveralCustomers(identityIds)) return false
  for (const { writesTill } of nouns) {
    if (writesTill && (await (await writesTill())(tx, memberId))) return false
  }
  return true
}

/** The member as asked about the record; nothing is joined before the member's own yes. */
export function askAbout(member: Member, record: Member, at: number): Member {
  const { _id: recordId, joined } = record
  return { ...member, tillRecords: withQuestion(member.tillRecords, { recordId, storeId: joined.storeId, at }) }
}

export const knowsOf = ({ tillRecords }: Member, recordId: string): boolean =>
  tillRecords?.some((each) => each.recordId === recordId) === true

/** A till's record under the number of a member. */
interface FoundUnderNumber {
  memberId: string
  recordId: string
}

/** The same for a record that a file has brought under a number that WeChat vouches for. */
export async function askAboutBrought(context: Context, { memberId, recordId }: FoundUnderNumber): Promise<void> {
  const { db, now } = context
  await db.transaction(async (tx) => {
    const [member, record] = [await findMember(tx, memberId), await findMember(tx, recordId)]
    if (member?.status !== 'active' || record?.status !== 'active') return
    if (knowsOf(member, recordId)) return
    if (record.identityIds.some((id) => id.startsWith('wx:'))) return
    if (!(await tellsOwner(context, tx, memberId, record))) return
    await saveMember(tx, { ...askAbout(member, record, now), updatedAt: now })
  })
}
