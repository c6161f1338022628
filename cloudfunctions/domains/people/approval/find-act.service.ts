import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import { unseal } from '../../../platform/crypto/field-cipher'
import { type FoundAction, findIn } from '../../../platform/dispatch'
import { DomainError } from '../../../platform/domain-error'
import { type AnyCostlyAct, costlyActOf } from '../../../platform/noun/costly'
import { nounOf } from '../../../platform/noun/noun'
import type { StoredApproval } from './approval.repository'

/** Names what is sealed, so that it cannot be opened as anything else. */
export const SEALED_FIELD = 'approval'

/** An action that needs two persons, as its noun declares it. */
export interface DeclaredAct extends FoundAction {
  act: AnyCostlyAct
}

/** What a stored proposal would do under today's code. */
export interface KnownAct extends DeclaredAct {
  input: unknown
}

/** @throws DomainError APPROVAL_OVER where nothing is left to do */
export async function actOf(
  { nouns }: Pick<Context, 'nouns'>,
  { _id, action, inputSealed, status }: StoredApproval,
): Promise<KnownAct> {
  if (inputSealed === null) throw new DomainError('APPROVAL_OVER', { status })
  // The action's own contract accepted it before it was stored.
  return { ...(await declaredAct(nouns, action)), input: JSON.parse(unseal(SEALED_FIELD, _id, inputSealed)) }
}

export async function declaredAct(nouns: Context['nouns'], action: string): Promise<DeclaredAct> {
  const loaded = await nounOf(nouns, action)?.actions?.()
  const found = loaded ? await findIn(loaded.contract, loaded.handlers)(action) : null
  const act = await costlyActOf(nouns, action)
  invariant(found && act, `${action} is an action that needs two persons`)
  return { ...found, act }
}
