import { CONSENT_PURPOSES, CONSENT_VERSIONS, isConsentInForce } from '#shared/people/member/consent'
import { askedOf } from '#shared/people/member/till-question'
import type { Member } from './member.repository'

/** The member's number is the id without its prefix. Knowing it opens nothing: the till asks for the code that changes. */
export function memberCodeOf(memberId: string): string {
  return memberId.slice('mem_'.length)
}

/** The one place where a member becomes what its owner sees: sensitive fields masked, internal ones left out. */
export function toProfile(member: Member) {
  return {
    memberId: member._id,
    memberCode: memberCodeOf(member._id),
    nickname: member.nickname,
    avatarFileId: member.avatarFileId,
    phoneMasked: member.phoneMasked,
    birthdayMasked: member.birthdayMasked,
    joinedDay: member.joined.day,
    asksRecord: askedOf(member.tillRecords) !== null,
    consents: CONSENT_PURPOSES.map((purpose) => ({
      purpose,
      isGranted: isConsentInForce(member.consents, purpose),
      version: CONSENT_VERSIONS[purpose],
      at: member.consents[purpose]?.at ?? null,
    })),
  }
}
