import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { Member } from './member.repository'

const members = collection<Member>('members')

/** All records in the order of ids, those that were merged or closed among them. */
export const pageMembers = (db: Db, afterId: string | null, limit: number) => db.page(members, { afterId, limit })
export const countMembers = (db: Db) => db.count(members, { _id: { gt: '' } })

/** What a portrait of a member begins with. */
const PORTRAIT = ['phoneSealed', 'birthdaySealed', 'nickname'] as const

/** How much is known of those who are members now: of each the number, the birthday and what they want to be called. */
export async function countPortraitFields(db: Db): Promise<{ members: number; filled: number }> {
  const active = { _id: { gt: '' }, status: 'active' }
  const [all = 0, ...filled] = await Promise.all([
    db.count(members, active),
    ...PORTRAIT.map((field) => db.count(members, { ...active, [field]: { ne: null } })),
  ])
  return { members: all, filled: filled.reduce((sum, count) => sum + count, 0) }
}
