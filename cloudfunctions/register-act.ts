import { registerRequest } from './domains/base/audit/audit.face'
import type { Register } from './platform/dispatch'

/** Before an act is done: its request id stands for this content and no other from now on, unless its contract says what else sees to that. */
export const registerAct: Register = async ({ effect, once }, context, input) =>
  effect === 'reads' || once !== undefined || isDryRun(input) ? null : registerRequest(context)

/** It does nothing that its id could stand for. */
function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true
}
