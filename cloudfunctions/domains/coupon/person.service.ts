import type { Context } from '../../platform/context'
import type { Member } from '../member/member.repository'
import { getActiveMember } from '../member/profile.service'

/** What counts a person across memberships: a keyed hash of the phone number; null while none is bound. */
export function phoneKeyOf({ identityIds }: Pick<Member, 'identityIds'>): string | null {
  return identityIds.find((id) => id.startsWith('ph:')) ?? null
}

export async function personKeyOf({ db }: Pick<Context, 'db'>, memberId: string): Promise<string | null> {
  return phoneKeyOf(await getActiveMember(db, memberId))
}
