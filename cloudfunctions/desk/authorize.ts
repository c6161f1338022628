import type { Access } from '#shared/kernel/contract'
import { getPerson } from '../domains/front/desk/desk.face'
import type { Context } from '../platform/context'
import { DomainError } from '../platform/domain-error'

/** What the person at the desk may do as of this call: whoever has lost a role since signing in has lost it here too. */
export async function authorizeBrowser(access: Access, context: Context): Promise<Context> {
  const { caller } = context
  if (caller.kind !== 'browser') throw new DomainError('NOT_ALLOWED')
  if (access === 'browser') return context
  if (!caller.session) throw new DomainError('SIGN_IN_NEEDED')
  const person = await getPerson(context, caller.session.memberId)
  const isAllowed = access === 'person' || (access === 'board' && person.role === 'headquarters')
  if (!isAllowed) throw new DomainError('NOT_ALLOWED')
  return { ...context, person }
}
