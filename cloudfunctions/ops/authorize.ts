import type { ActionSpec } from '#shared/kernel/contract'
import type { Context } from '../platform/context'
import { DomainError } from '../platform/domain-error'

/**
 * Operators act from the cloud console or the management API, which carry no openid and often no source; whoever can
 * use those already holds the environment. `takes` in `index.ts` keeps everybody else out before this is asked.
 */
export async function authorizeOperator({ access }: ActionSpec, context: Context): Promise<Context> {
  const isForOperators = access === 'operator' || access === 'board'
  if (context.caller.kind !== 'console' || !isForOperators) throw new DomainError('NOT_ALLOWED')
  return context
}
