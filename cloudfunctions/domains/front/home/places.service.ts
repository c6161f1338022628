import type { MemberContext } from '../../../platform/context'
import { placesThere } from '../../../platform/noun/place'
import { recordsOfPerson } from '../../people/member/member.face'

/** Asked when 我的 is opened, and not by the first screen, which has no time for it. */
export async function listPlaces(context: MemberContext) {
  return { places: await placesThere(context, await recordsOfPerson(context.db, context.memberId)) }
}
