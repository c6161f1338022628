import { INVITER_PREFIX } from '#shared/growth/entrance/entrance'
import type { MemberContext } from '../../../platform/context'
import { pictureOf } from '../entrance/entrance.face'
import { inviterCodeOf } from './inviter-code'

/** The mini-program code for a member's poster: it opens what the shared card opens. */
export async function getPoster(context: MemberContext) {
  const code = inviterCodeOf(context.memberId)
  const scene = `${INVITER_PREFIX}${code}`
  return { code, scene, ...(await pictureOf(context, scene)) }
}
