import { subjectOf } from '#shared/base/audit/subject'
import { recordAct, registerRequest } from './domains/base/audit/audit.face'
import type { Register } from './platform/dispatch'

/**
 * Before an act is done: its request id stands for this content and no other from now on, unless its contract says what
 * else sees to that. Afterwards whoever steers the shop by it is on record.
 */
export const registerAct: Register = async ({ effect, once, right }, context, input) => {
  if (effect === 'reads' || isDryRun(input)) return { letGo: null, note: null }
  return {
    letGo: once === undefined ? await registerRequest(context) : null,
    note: right === undefined ? null : () => recordAct(context, { action: context.action, subject: subjectOf(input) }),
  }
}

/** It does nothing that its id could stand for. */
function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true
}
