import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import { unseal } from '../../../platform/crypto/field-cipher'
import { type FoundAction, findIn } from '../../../platform/dispatch'
import { DomainError } from '../../../platform/domain-error'
import { type AnyCostlyAct, costlyActOf } from '../../../platform/noun/costly'
import type { StoredApproval } from './approval.repository'

/** Names what is sealed, so that it opens as nothing else. */
export const SEALED_FIELD = 'approval'

/** What a stored proposal would do, as the code of today knows it. */
export interface KnownAct extends FoundAction {
  act: AnyCostlyAct
  input: unknown
}

/** @throws DomainError APPROVAL_OVER where nothing is left to do, or this release has no such action any more */
export async function actOf(
  { nouns }: Pick<Context, 'nouns'>,
  { _id, action, inputSealed, status }: StoredApproval,
): Promise<KnownAct> {
  if (inputSealed === null) throw new DomainError('APPROVAL_OVER', { status })
  const load = nouns.find(({ name }) => name === action.slice(0, action.indexOf('.')))?.actions
  const loaded = await load?.()
  const found = loaded ? await findIn(loaded.contract, loaded.handlers)(action) : null
  const act = await costlyActOf(nouns, action)
  invariant(found && act, `${action} is an action that needs two persons`)
  // Its own contract has accepted it before it was kept.
  return { ...found, act, input: JSON.parse(unseal(SEALED_FIELD, _id, inputSealed)) }
}
