import type { Db } from '../../../platform/db/db'
import { memberCodeOf } from './member.mapper'
import { findMembers, type Member } from './member.repository'

type NamedMember = Pick<Member, '_id' | 'nickname' | 'isNicknameChecked' | 'phoneMasked'>

/** How staff see a member: never more of the phone than its last two digits, never an unchecked nickname. */
export function displayNameOf(member: NamedMember): string {
  if (member.nickname && member.isNicknameChecked) return member.nickname
  const tail = phoneTailOf(member)
  return tail ? `会员 尾号${tail}` : `会员 ${memberCodeOf(member._id).slice(-4)}`
}

export function phoneTailOf({ phoneMasked }: Pick<Member, 'phoneMasked'>): string | null {
  return phoneMasked?.slice(-2) ?? null
}

/** The names of a page of members, by their ids. */
export async function displayNamesOf(db: Db, memberIds: readonly string[]): Promise<Map<string, string>> {
  const members = await findMembers(db, [...new Set(memberIds)])
  return new Map(members.map((member) => [member._id, displayNameOf(member)]))
}
