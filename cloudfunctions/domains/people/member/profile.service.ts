import { addMonthsToDay, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { withMark } from '#shared/kernel/request-mark'
import { maskBirthday } from '#shared/people/member/masking'
import type { MemberContext } from '../../../platform/context'
import { lookupHash, seal, unseal } from '../../../platform/crypto/field-cipher'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { tellForSweep } from '../../base/facts/facts.face'
import { bringRulesToHand } from '../../base/settings/settings.face'
import { requireRoom } from './day-tally.service'
import { toProfile } from './member.mapper'
import { findMember, type Member, saveMember } from './member.repository'

const AGE_MAX = 122

export interface ProfileChanges {
  nickname?: string | undefined
  avatarFileId?: string | undefined
  birthday?: BusinessDay | undefined
}

/** @throws DomainError MEMBER_NOT_FOUND or MEMBER_CLOSED */
export async function getActiveMember(reader: Reader, memberId: string): Promise<Member> {
  const member = await findMember(reader, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  if (member.status !== 'active') throw new DomainError('MEMBER_CLOSED')
  return member
}

export async function getProfile({ db, memberId }: MemberContext) {
  return toProfile(await getActiveMember(db, memberId))
}

/** 1–12; null while the member has not told. */
export function birthMonthOf({ _id, birthdaySealed }: Pick<Member, '_id' | 'birthdaySealed'>): number | null {
  return birthdaySealed === null ? null : Number(unseal('birthday', _id, birthdaySealed).slice(5, 7))
}

/** Changes the fields that are given. The text check runs before the transaction, which may be tried several times. */
export async function updateProfile(context: MemberContext, changes: ProfileChanges) {
  const { db, cloud, caller, memberId, now } = context
  if (changes.birthday !== undefined) requirePossible(changes.birthday, now)
  if (changes.avatarFileId !== undefined) requireOwnFile(changes.avatarFileId, memberId)
  if (changes.nickname !== undefined) await requireRoom(context, 'nicknames')
  if (changes.nickname !== undefined && !(await cloud.isTextAllowed(caller.openid, changes.nickname))) {
    throw new DomainError('NICKNAME_REFUSED')
  }
  const { before, after } = await db.transaction(async (tx) => {
    const before = await getActiveMember(tx, memberId)
    // A repeated request, perhaps much later, must not undo what came after it.
    if (servedIn(before.requests, context)) return { before, after: before }
    const requests = withMark(before.requests, markOf(context))
    const after = { ...before, ...fieldsOf(before, changes), requests, updatedAt: now }
    await saveMember(tx, after)
    if (isComplete(after) && !isComplete(before)) await tellOfCompleted(context, tx)
    return { before, after }
  })
  if (before.avatarFileId && before.avatarFileId !== after.avatarFileId)
    await removeQuietly(context, before.avatarFileId)
  return toProfile(after)
}

const isComplete = ({ nickname, birthdayHash }: Member) => nickname !== null && birthdayHash !== null

/** Once for each record: neither of the two is ever taken away again but by leaving. */
async function tellOfCompleted(context: MemberContext, tx: Tx): Promise<void> {
  await bringRulesToHand(context)
  const { memberId } = context
  await tellForSweep(context, tx, { name: 'member.profileCompleted', source: memberId, memberId, payload: {} })
}

function fieldsOf(member: Member, { nickname, avatarFileId, birthday }: ProfileChanges): Partial<Member> {
  return {
    ...(nickname !== undefined && { nickname, isNicknameChecked: true }),
    ...(avatarFileId !== undefined && { avatarFileId }),
    ...(birthday !== undefined && birthdayFields(member, birthday)),
  }
}

/** Set once, so a slip of the finger would stay for good: nobody is born tomorrow, and nobody is older than anybody ever was. */
export function requirePossible(birthday: BusinessDay, now: number): void {
  const today = businessDayOf(now)
  const oldest = addMonthsToDay(today, -12 * AGE_MAX)
  if (birthday > today || birthday < oldest) throw new DomainError('BIRTHDAY_NOT_POSSIBLE')
}

/** A birthday brings a gift once a year, so it is set once; the same day sent again changes nothing. */
function birthdayFields({ _id, birthdayHash, birthdaySealed }: Member, birthday: BusinessDay): Partial<Member> {
  const fields = birthdayFieldsOf(_id, birthday)
  if (birthdayHash !== null && birthdayHash !== fields.birthdayHash) throw new DomainError('BIRTHDAY_ALREADY_SET')
  return { ...fields, birthdaySealed: birthdaySealed ?? fields.birthdaySealed }
}

export const birthdayFieldsOf = (memberId: string, birthday: BusinessDay) => ({
  birthdaySealed: seal('birthday', memberId, birthday),
  birthdayMasked: maskBirthday(birthday),
  birthdayHash: lookupHash('birthday', birthday.slice(5)),
})

/** Only a picture that this member uploaded, in the folder that carries the member's id. */
function requireOwnFile(fileId: string, memberId: string): void {
  const path = fileId.split('/').slice(3).join('/')
  if (!path.startsWith(`avatars/${memberId}/`) || path.includes('..')) throw new DomainError('INVALID_INPUT')
}

// The old picture is out of use already; a file that stays behind harms nobody and is found by the storage listing.
async function removeQuietly({ cloud, log }: MemberContext, fileId: string): Promise<void> {
  await cloud.removeFile(fileId).catch((error) => log.error('an old picture stays in storage', error))
}
