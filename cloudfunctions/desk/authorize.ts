import type { ActionSpec } from '#shared/kernel/contract'
import { getPerson, requireRight } from '../domains/people/grant/grant.face'
import type { Context } from '../platform/context'
import { DomainError } from '../platform/domain-error'

/** What the person at the desk may do as of this call: whoever has lost a right since signing in has lost it here too. */
export async function authorizeBrowser(spec: ActionSpec, context: Context, input: unknown): Promise<Context> {
  const { caller } = context
  if (caller.kind !== 'browser') throw new DomainError('NOT_ALLOWED')
  if (spec.access === 'browser') return context
  if (!caller.session) throw new DomainError('SIGN_IN_NEEDED')
  const person = await getPerson(context, caller.session.memberId)
  if (spec.access !== 'person') await requireRight(context, person, spec, input)
  return { ...context, person }
}
