import { subjectOf } from '#shared/base/audit/subject'
import { recordAct, registerRequest } from './domains/base/audit/audit.face'
import { requireApproval } from './domains/people/approval/approval.face'
import { hasDoneNothing, type LetGo, type Register } from './platform/dispatch'
import { DomainError } from './platform/domain-error'

/**
 * Before an act is done: its request id stands for this content and no other from now on, unless its contract says what
 * else sees to that; and what costs money waits for another person. Afterwards whoever steers the shop by it is on record.
 */
export const registerAct: Register = async (spec, context, asked) => {
  const { effect, once, right } = spec
  const { input } = asked
  if (effect === 'reads' || isDryRun(input)) return { letGo: null, note: null }
  const letGo = once === undefined ? await registerRequest(context) : null
  const giveBack =
    right === undefined ? null : await requireApproval(context, spec, asked).catch((error) => refuse(error, letGo))
  return {
    letGo: bothOf(letGo, giveBack),
    note: right === undefined ? null : () => recordAct(context, { action: context.action, subject: subjectOf(input) }),
  }
}

/** What waits for another person keeps its id: sent again, it finds its proposal. */
async function refuse(error: unknown, letGo: LetGo | null): Promise<never> {
  const isKept = error instanceof DomainError && error.code === 'APPROVAL_NEEDED'
  if (letGo && !isKept && hasDoneNothing(error)) await letGo()
  throw error
}

/** What a refused act gives back: its id, and what it took of a person's limit. */
function bothOf(one: LetGo | null, other: LetGo | null): LetGo | null {
  if (!one || !other) return one ?? other
  return async () => {
    await other()
    await one()
  }
}

/** It does nothing that its id could stand for. */
function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true
}
