import type { BusinessDay } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { toSummary } from './lookup.service'
import { findMember, type Member, saveMember } from './member.repository'
import { birthdayFieldsOf, getActiveMember, requirePossible } from './profile.service'

interface Correction {
  memberId: string
  nickname?: string | null | undefined
  birthday?: BusinessDay | null | undefined
  note: string
}

const NO_BIRTHDAY = { birthdaySealed: null, birthdayMasked: null, birthdayHash: null }

/**
 * Corrects what a member has shown to be wrong. Members can set a birthday only once, so somebody who mistyped it or
 * wants it removed asks the shop. @throws DomainError MEMBER_NOT_FOUND, MEMBER_CLOSED, BIRTHDAY_NOT_POSSIBLE
 */
export async function correctMember(context: Context, { memberId, nickname, birthday, note }: Correction) {
  const { db, now } = context
  if (birthday) requirePossible(birthday, now)
  await changeOnce(context, { action: 'member.correct', subject: memberId, storeId: null, note }, async (tx) => {
    const member = await getActiveMember(tx, memberId)
    const changed: Partial<Member> = {
      // What the shop writes, it has looked at.
      ...(nickname !== undefined && { nickname, isNicknameChecked: true }),
      ...(birthday === null && NO_BIRTHDAY),
      ...(birthday && birthdayFieldsOf(memberId, birthday)),
    }
    await saveMember(tx, { ...member, ...changed, updatedAt: now })
  })
  const member = await findMember(db, memberId)
  if (!member) throw new DomainError('MEMBER_NOT_FOUND')
  return toSummary(context, member)
}
