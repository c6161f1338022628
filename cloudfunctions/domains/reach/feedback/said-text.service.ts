import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { requireRoom } from '../../people/member/member.face'

/**
 * What a member writes goes to WeChat's text check before anybody reads it; before the transaction, which may be tried
 * several times. @throws DomainError TEXT_REFUSED, TOO_MANY_REQUESTS
 */
export async function requireAllowed(context: MemberContext, text: string): Promise<void> {
  if (text === '') return
  await requireRoom(context, 'saidTexts')
  if (!(await context.cloud.isTextAllowed(context.caller.openid, text, 'comment'))) {
    throw new DomainError('TEXT_REFUSED')
  }
}
