import { subjectOf } from '#shared/base/audit/subject'
import type { ProposalOutcome } from '#shared/people/approval/proposal'
import type { Context, Person } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { openContextFor } from '../../../platform/entry'
import { recordAct, recordChange } from '../../base/audit/audit.face'
import { getPerson, requireRight } from '../grant/grant.face'
import { findHolderId } from '../member/member.face'
import { findApproval, type StoredApproval, saveApproval } from './approval.repository'
import { actOf, type KnownAct } from './find-act.service'

/**
 * Does what was agreed to, exactly as if the person who asked had been let through: under their name and their
 * request's id, so that it is done once, however often this is tried. A refusal, for example because a member has left,
 * ends it; after any other failure it is tried again.
 */
export async function carryOut(context: Context, approvalId: string): Promise<void> {
  const approval = await findApproval(context.db, approvalId)
  if (approval?.status !== 'approved') return
  const outcome = await outcomeOf(context, approval)
  await context.db.transaction(async (tx) => {
    const agreed = await findApproval(tx, approvalId)
    if (agreed?.status !== 'approved') return
    const status = outcome.code === null ? 'done' : 'failed'
    await saveApproval(tx, { ...agreed, status, outcome, inputSealed: null })
    await recordChange(context, tx, { action: 'approval.carryOut', subject: approvalId, storeId: null })
  })
}

async function outcomeOf(context: Context, approval: StoredApproval): Promise<ProposalOutcome> {
  const at = context.now
  try {
    const known = await actOf(context, approval)
    const person = await proposerOf(context, approval, known)
    const acting = actingContext(context, approval, person)
    const output = await known.answer(known.input, acting)
    await recordAct(acting, { action: approval.action, subject: subjectOf(known.input) })
    return { at, code: null, resultId: known.act.resultId?.(output as never) ?? null }
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'BUSY') return { at, code: error.code, resultId: null }
    throw error
  }
}

/**
 * Who asked for it, with the rights as they are now; null for a name that was typed in the console.
 * @throws DomainError PROPOSER_GONE for whoever may not ask for it any more
 */
export async function proposerOf(
  context: Context,
  { proposerId }: Pick<StoredApproval, 'proposerId'>,
  { spec, input }: Pick<KnownAct, 'spec' | 'input'>,
): Promise<Person | null> {
  if (proposerId === null) return null
  const holderId = await findHolderId(context.db, proposerId)
  if (holderId === null) throw new DomainError('PROPOSER_GONE')
  try {
    const person = await getPerson(context, holderId)
    await requireRight(context, person, spec, input)
    return person
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'BUSY') throw new DomainError('PROPOSER_GONE')
    throw error
  }
}

/** A context as of a separate request, so that nothing of the approver or their device gets into the act. */
function actingContext(
  { nouns, told }: Context,
  { action, requestId, content, by, decision }: StoredApproval,
  person: Person | null,
): Context {
  const opened = openContextFor({ name: 'approval', nouns, caller: { kind: 'console' }, requestId, action })
  return { ...opened, content, told, person: person ? { ...person, name: by } : undefined, approvedBy: decision?.by }
}
