import { staffOf, toStaff, toStore } from '#shared/reach/follow-up/follow-up'
import type { FollowUpRules } from '#shared/reach/follow-up/rules'
import type { Context } from '../../../platform/context'
import { countActiveStaffOf } from '../../people/staff/staff.face'
import { countOpenByList } from './follow-up.repository'

const LISTS_MAX = 5000
const STAFF_MAX = 500

/** How much more a night may put on the lists of clerks and stores. */
export interface Room {
  has(place: { storeId: string; clerkId: string | null }): Promise<boolean>
  take(place: { storeId: string; clerkId: string | null }): void
}

/** A clerk’s own list holds so many, and that of a store as many for each who works there; counted when the slice begins. */
export async function roomOf({ db }: Pick<Context, 'db'>, { limits }: Pick<FollowUpRules, 'limits'>): Promise<Room> {
  const open = new Map((await countOpenByList(db, LISTS_MAX)).map(({ key, count }) => [key, count]))
  const staffed = new Map<string, number>()
  const staffAt = async (storeId: string): Promise<number> => {
    const known = staffed.get(storeId)
    if (known !== undefined) return known
    const found = await countActiveStaffOf(db, storeId, STAFF_MAX)
    staffed.set(storeId, found)
    return found
  }
  const listOf = ({ storeId, clerkId }: Parameters<Room['take']>[0]) =>
    clerkId === null ? toStore(storeId) : toStaff(clerkId)
  return {
    async has(place) {
      const list = listOf(place)
      const most = staffOf(list) === null ? limits.perClerk * (await staffAt(place.storeId)) : limits.perClerk
      return (open.get(list) ?? 0) < most
    },
    take(place) {
      const list = listOf(place)
      open.set(list, (open.get(list) ?? 0) + 1)
    },
  }
}
