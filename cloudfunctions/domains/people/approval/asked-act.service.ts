import { approvalRules } from '#shared/base/settings/approval-rules'
import { invariant } from '#shared/kernel/invariant'
import { NO_EFFECT } from '#shared/people/approval/proposal'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import type { Proposed } from '../../../platform/noun/proposal-source'
import { keepsOwnRecord } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { actProposals, proposedOf } from './act-proposals.service'
import { findApproval, findApprovals } from './approval.repository'
import { declaredAct } from './find-act.service'
import { approvalIdOf, propose, untilOf } from './gate.service'

// For nouns that also show waiting proposals on their own pages. Proposals and approvers are the same.

export interface AskedAct {
  action: string
  input: unknown
  by: string
}

/**
 * Keeps an act for another person to agree to, however small it is and even while the shop has no owner. `beside` is
 * written in the same transaction. Returns the proposal's id.
 */
export async function proposeAct(
  context: Context,
  { action, ...asked }: AskedAct,
  beside: (tx: Tx, approvalId: string) => Promise<void>,
): Promise<string> {
  keepsOwnRecord(context)
  const known = await findApproval(context.db, approvalIdOf(context.requestId))
  if (known) return known._id
  const { act, spec } = await declaredAct(context.nouns, action)
  const weighed = await act.weigh(context, asked.input)
  invariant(weighed, `${action} needs two persons whatever it is about`)
  const untilAt = untilOf(context, await rulesInForce(context, approvalRules))
  return propose({ ...context, action }, spec, asked, { ...weighed, untilAt }, beside)
}

/** Agrees to what was proposed, and to nothing else. @throws DomainError APPROVAL_CHANGED, PROPOSAL_NOT_READY, APPROVAL_OVER */
export async function approveAct(context: Context, approvalId: string, by: string): Promise<void> {
  keepsOwnRecord(context)
  const proposed = (await findProposed(context, [approvalId])).get(approvalId)
  if (!proposed) throw new DomainError('APPROVAL_NOT_FOUND')
  const isOpen = proposed.status === 'open'
  const effect = isOpen ? await actProposals.weigh(context, approvalId) : NO_EFFECT
  if (isOpen && effect.sentences.join() !== proposed.sentences.join()) throw new DomainError('APPROVAL_CHANGED')
  await actProposals.approve(context, { approvalId, by, note: '' }, effect)
}

export async function withdrawAct(context: Context, approvalId: string, by: string): Promise<void> {
  keepsOwnRecord(context)
  await actProposals.withdraw(context, { approvalId, by, note: '' })
}

/** With what it would do, in sentences. */
export interface ProposedAct extends Proposed {
  sentences: string[]
}

/** By their ids; what each of them would do, as it was proposed or agreed to. */
export async function findProposed(
  context: Context,
  approvalIds: readonly string[],
): Promise<Map<string, ProposedAct>> {
  const found = approvalIds.length === 0 ? [] : await findApprovals(context.db, [...new Set(approvalIds)])
  const shown = await Promise.all(
    found.map(async (approval) => ({ ...(await proposedOf(context, approval)), sentences: approval.sentences })),
  )
  return new Map(shown.map((proposed) => [proposed.approvalId, proposed]))
}
