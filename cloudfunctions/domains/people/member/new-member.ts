import { businessDayOf } from '#shared/kernel/business-day'
import type { JoinRecord, Member } from './member.repository'

/** A member before anything is known about the person. */
export function newMember(memberId: string, joined: Omit<JoinRecord, 'day'>, identityIds: string[]): Member {
  return {
    _id: memberId,
    status: 'active',
    nickname: null,
    isNicknameChecked: false,
    avatarFileId: null,
    phoneSealed: null,
    phoneMasked: null,
    birthdaySealed: null,
    birthdayMasked: null,
    birthdayHash: null,
    consents: {},
    identityIds,
    joined: { ...joined, day: businessDayOf(joined.at) },
    merge: null,
    unmerged: null,
    phoneRequestId: null,
    // Who comes from a till's file is welcomed when they first open the mini-program, if ever: not by a job.
    welcomeDueAt: joined.via === 'wechat' ? joined.at : null,
    updatedAt: joined.at,
  }
}
