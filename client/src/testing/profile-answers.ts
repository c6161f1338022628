import type { ActionOutput } from '../api/call'
import { day } from './days'

/** Valid answers about the member's profile; a test gives only what matters to it. */

type Profile = ActionOutput<'member.getProfile'>
type Consent = Profile['consents'][number]

/** 18 November 2026, 14:32 in the shop. */
export const ANSWERED_AT = Date.UTC(2026, 10, 18, 6, 32)

export function aConsent(part: Partial<Consent> = {}): Consent {
  return { purpose: 'analytics', isGranted: true, version: 1, at: ANSWERED_AT, ...part }
}

export function aProfile(part: Partial<Profile> = {}): Profile {
  return {
    memberId: 'mem_7K2M9QXR4TB8WC',
    memberCode: '7K2M9QXR4TB8WC',
    nickname: '林间',
    avatarFileId: null,
    phoneMasked: '138******77',
    birthdayMasked: null,
    joinedDay: day('2026-10-06'),
    asksRecord: false,
    consents: [
      aConsent(),
      aConsent({ purpose: 'personalization', isGranted: false, at: null }),
      aConsent({ purpose: 'marketing', isGranted: false }),
    ],
    ...part,
  }
}
