import {
  type AgreementProblem,
  type ApprovalRules,
  approvalRules,
  decideAgreement,
  ownApprovalFrom,
} from '#shared/base/settings/approval-rules'
import type { Level } from '#shared/kernel/rights'
import { NO_EFFECT, OPEN_STATUSES, type ProposalStatus } from '#shared/people/approval/proposal'
import type { PersonContext } from '../../../platform/context'
import { wholeInstants } from '../../../platform/db/whole-instants'
import { DomainError } from '../../../platform/domain-error'
import {
  type ProposalEffect,
  type ProposalSource,
  type Proposed,
  proposalSourcesOf,
} from '../../../platform/noun/proposal-source'
import { recordAct } from '../../base/audit/audit.face'
import { digestOf, forgetRules, rulesInForce } from '../../base/settings/settings.face'
import { holdsRight } from '../grant/grant.face'
import { findHolderId } from '../member/member.face'

const PAGE_SIZE = 50

/** What waits or what became of it, newest first: what this person has the right to see, and their own proposals. */
export async function listProposed(context: PersonContext, { isOpen, beforeAt = Number.MAX_SAFE_INTEGER }: ListOrder) {
  const sources = await proposalSourcesOf(context.nouns)
  // One more than a page of each, because the page may be filled by one source alone and go on there.
  const asked = { isOpen, beforeAt, limit: PAGE_SIZE + 1 }
  const found = await Promise.all(sources.map((source) => source.list(context, asked)))
  const newest = found.flat().sort((one, other) => other.at - one.at)
  const { page, nextBeforeAt } = wholeInstants(newest, PAGE_SIZE, ({ at }) => at)
  const rules = await rulesInForce(context, approvalRules)
  const seen: ProposalLine[] = []
  for (const proposed of page) {
    if (await maySee(context, proposed)) seen.push(await toLine(context, proposed, rules, proposed.proposerId))
  }
  return { approvals: seen, nextBeforeAt, now: context.now }
}

export interface ListOrder {
  isOpen: boolean
  beforeAt?: number | undefined
}

/** One of them with what it would do now. @throws DomainError NOT_ALLOWED, APPROVAL_NOT_FOUND */
export async function getProposed(context: PersonContext, approvalId: string) {
  const source = await sourceOf(context, approvalId)
  const proposed = await source.get(context, approvalId)
  if (!(await maySee(context, proposed))) throw new DomainError('NOT_ALLOWED')
  const effect = isOpen(proposed) ? await source.weigh(context, approvalId) : null
  return {
    approval: await lineOf(context, proposed),
    effect: effect && { ...plain(effect), seen: markOf(effect) },
    now: context.now,
  }
}

/**
 * Agrees to it and has it done. Its effect is computed once more by the rules of this moment. If that differs from what
 * the approver saw, nothing happens and they have to look again.
 * @throws DomainError NOT_ALLOWED, APPROVAL_CHANGED, APPROVAL_NOT_POSSIBLE, PROPOSAL_NOT_READY, APPROVAL_OVER
 */
export async function approveProposed(
  context: PersonContext,
  { approvalId, seen }: { approvalId: string; seen: string },
) {
  const source = await sourceOf(context, approvalId)
  const proposed = await source.get(context, approvalId)
  await requireApprover(context, proposed)
  // If it is decided already, the source tells whether this same request did that.
  const effect = isOpen(proposed) ? await source.weigh(context, approvalId) : NO_EFFECT
  if (proposed.status === 'open') requireSame(effect, seen)
  await source.approve(context, { approvalId, by: context.person.name, note: '' }, effect)
  return settled(context, source, { approvalId, action: 'approval.approve' })
}

function requireSame(effect: ProposalEffect, seen: string): void {
  if (markOf(effect) !== seen) throw new DomainError('APPROVAL_CHANGED')
  const [problem] = effect.problems
  if (problem !== undefined) throw new DomainError('APPROVAL_NOT_POSSIBLE', { problem })
}

export async function refuseProposed(
  context: PersonContext,
  { approvalId, note }: { approvalId: string; note: string },
) {
  const source = await sourceOf(context, approvalId)
  await requireApprover(context, await source.get(context, approvalId))
  await source.refuse(context, { approvalId, by: context.person.name, note })
  return settled(context, source, { approvalId, action: 'approval.refuse', note })
}

/** Only the person who proposed it may do this. @throws DomainError NOT_ALLOWED for anybody else */
export async function withdrawProposed(context: PersonContext, approvalId: string) {
  const source = await sourceOf(context, approvalId)
  const { proposerId } = await source.get(context, approvalId)
  if ((await holderOf(context, proposerId)) !== context.person.memberId) throw new DomainError('NOT_ALLOWED')
  await source.withdraw(context, { approvalId, by: context.person.name, note: '' })
  return settled(context, source, { approvalId, action: 'approval.withdraw' })
}

/** As it stands after a step, whose line is in the audit by now: where a source keeps none in its own transaction. */
async function settled(
  context: PersonContext,
  source: ProposalSource,
  { approvalId, ...act }: { approvalId: string; action: string; note?: string },
) {
  await recordAct(context, { ...act, subject: approvalId })
  return { approval: await lineOf(context, await source.get(context, approvalId)) }
}

/** @throws DomainError APPROVAL_NOT_FOUND */
async function sourceOf({ nouns }: PersonContext, approvalId: string): Promise<ProposalSource> {
  const source = (await proposalSourcesOf(nouns)).find(({ prefix }) => approvalId.startsWith(prefix))
  if (!source) throw new DomainError('APPROVAL_NOT_FOUND')
  forgetRules()
  return source
}

const isOpen = ({ status }: Proposed) => (OPEN_STATUSES as readonly ProposalStatus[]).includes(status)

const markOf = (effect: ProposalEffect) => digestOf(plain(effect))

const plain = ({ sentences, changes, problems, cost }: ProposalEffect) => ({
  sentences: [...sentences],
  changes: [...changes],
  problems: [...problems],
  cost,
})

const holds = (context: PersonContext, { right, storeIds }: Proposed, level: Level) =>
  holdsRight(context, context.person, { right, level, storeIds })

async function maySee(context: PersonContext, proposed: Proposed): Promise<boolean> {
  return proposed.proposerId === context.person.memberId || holds(context, proposed, 'viewer')
}

/** Checks the rights as they are now, not as they were at the proposal. @throws DomainError NOT_ALLOWED */
async function requireApprover(context: PersonContext, proposed: Proposed): Promise<void> {
  if (!(await holds(context, proposed, 'approver'))) throw new DomainError('NOT_ALLOWED')
}

const holderOf = async ({ db }: PersonContext, proposerId: string | null) =>
  proposerId === null ? null : ((await findHolderId(db, proposerId)) ?? proposerId)

async function lineOf(context: PersonContext, proposed: Proposed) {
  const rules = await rulesInForce(context, approvalRules)
  return toLine(context, proposed, rules, await holderOf(context, proposed.proposerId))
}

type ProposalLine = Awaited<ReturnType<typeof toLine>>

async function toLine(context: PersonContext, proposed: Proposed, rules: ApprovalRules, proposerId: string | null) {
  const { person, now } = context
  const { proposerId: _id, storeIds: _stores, decision, ...shown } = proposed
  const isMine = proposerId === person.memberId
  const isApprover = isOpen(proposed) && (await holds(context, proposed, 'approver'))
  const problem = isApprover ? problemOf(context, proposed, rules, proposerId) : ('noRight' as const)
  const fromAt = ownApprovalFrom(proposed.at, rules)
  return {
    ...shown,
    decision: decision && { by: decision.by, at: decision.at, note: decision.note },
    own: {
      isMine,
      mayApprove: isOpen(proposed) && problem === null,
      mayRefuse: isApprover && !isMine && proposed.status === 'open',
      mayWithdraw: isMine && proposed.status === 'open',
      problem: isOpen(proposed) ? problem : null,
      fromAt: isMine && rules.mode === 'single' && now < fromAt ? fromAt : null,
    },
  }
}

function problemOf(
  { person, now }: PersonContext,
  { by, at, cost, status }: Proposed,
  rules: ApprovalRules,
  proposerId: string | null,
): AgreementProblem | null {
  // Anybody who may agree can also finish what was agreed to already.
  if (status === 'approved') return null
  const proposer = { memberId: proposerId, name: by }
  const agreement = decideAgreement({ proposer, approver: person, isOwned: true, proposedAt: at, cost, now }, rules)
  return agreement.kind === 'refused' ? agreement.problem : null
}
