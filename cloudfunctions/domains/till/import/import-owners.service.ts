import { inReads } from '../../../platform/db/in-reads'
import { inParallel } from '../../../platform/in-parallel'
import {
  askAboutBrought,
  type FollowedKeys,
  findMembers,
  followKeys,
  knowsOf,
  ownerOfNumber,
} from '../../people/member/member.face'
import type { ImportContext } from './import-customer.service'
import type { Work } from './import-known.service'

const AT_ONCE = 8

/**
 * Asks whoever has a customer's phone number by WeChat whether the till's record is theirs: a number in a file is a hint.
 * Each is asked once about a record, however often files bring it.
 */
export async function askOwners(
  { context }: Pick<ImportContext, 'context'>,
  works: readonly Work[],
  known: FollowedKeys,
): Promise<void> {
  const owned = works.flatMap(({ customer }) => {
    const memberId = ownerOfNumber(known, customer)
    return memberId === null ? [] : [{ memberId, key: customer.key }]
  })
  if (owned.length === 0) return
  const { db } = context
  const led = await followKeys(
    db,
    owned.map(({ key }) => key),
  )
  const members = await inReads([...new Set(owned.map(({ memberId }) => memberId))], (ids) => findMembers(db, ids))
  const byId = new Map(members.map((member) => [member._id, member]))
  const news = owned.flatMap(({ memberId, key }) => {
    const recordId = led.get(key)
    const member = byId.get(memberId)
    const isNews = recordId !== undefined && recordId !== memberId && member && !knowsOf(member, recordId)
    return isNews ? [{ memberId, recordId }] : []
  })
  await inParallel(news, { atOnce: AT_ONCE }, (found) => askAboutBrought(context, found))
}
