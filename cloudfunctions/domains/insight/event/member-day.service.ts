import type { MemberDay } from '#shared/insight/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { listDaysOfSome } from './member-day.repository'

const MEMBERS_AT_ONCE = 100

/**
 * What the members did from `fromDay` on, a day of a member each, in the order of members and days. One round trip for
 * each hundred members and each thousand days.
 */
export async function listMemberDays(
  reader: Db,
  memberIds: readonly string[],
  fromDay: BusinessDay,
): Promise<MemberDay[]> {
  const days: MemberDay[] = []
  const sorted = [...new Set(memberIds)].sort()
  for (const part of partsOf(sorted, MEMBERS_AT_ONCE)) days.push(...(await listDaysOfSome(reader, part, fromDay)))
  return days
}
