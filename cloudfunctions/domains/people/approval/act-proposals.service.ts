import { OPEN_STATUSES, PROPOSAL_STATUSES, type ProposalStatus } from '#shared/people/approval/proposal'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { costlyActOf } from '../../../platform/noun/costly'
import { nounOf } from '../../../platform/noun/noun'
import type { ProposalEffect, ProposalSource, ProposalStep, Proposed } from '../../../platform/noun/proposal-source'
import { recordChange } from '../../base/audit/audit.face'
import { forgetRules, secondPerson } from '../../base/settings/settings.face'
import { findApproval, listApprovals, type StoredApproval, saveApproval } from './approval.repository'
import { carryOut, proposerOf } from './carry-out.service'
import { actOf } from './find-act.service'

const OVER = PROPOSAL_STATUSES.filter((status) => !(OPEN_STATUSES as readonly ProposalStatus[]).includes(status))

/** The acts that cost money, as their nouns declare them, while they wait for a second person. */
export const actProposals: ProposalSource = {
  prefix: 'apr_',
  list: async (context, { isOpen, beforeAt, limit }) => {
    const found = await listApprovals(context.db, isOpen ? OPEN_STATUSES : OVER, beforeAt, limit)
    return Promise.all(found.map((approval) => proposedOf(context, approval)))
  },
  get: async (context, approvalId) => proposedOf(context, await getApproval(context.db, approvalId)),
  weigh: (context, approvalId) => weighAgain(context, approvalId),
  approve: async (context, step, effect) => {
    await agree(context, step, effect)
    await carryOut(context, step.approvalId)
  },
  refuse: async (context, step) => {
    await end(context, step, 'refuse')
  },
  withdraw: async (context, step) => {
    await end(context, step, 'withdraw')
  },
}

/** Judged by the rules of this moment, even if they changed since the proposal. */
async function weighAgain(context: Context, approvalId: string): Promise<ProposalEffect> {
  const approval = await getApproval(context.db, approvalId)
  const known = await actOf(context, approval)
  forgetRules()
  const weighed = await known.act.weigh(context, known.input)
  const { sentences, cost } = weighed ?? approval
  return { sentences, cost, changes: weighed?.changes ?? [], problems: await problemsOf(context, approval, known) }
}

async function problemsOf(...asked: Parameters<typeof proposerOf>): Promise<string[]> {
  try {
    await proposerOf(...asked)
    return []
  } catch (error) {
    if (error instanceof DomainError && error.code === 'PROPOSER_GONE') return ['提的人已经没有这项权限']
    throw error
  }
}

/** If two people agree at once, they conflict at the document, and the second is told that it is decided. */
async function agree(context: Context, { approvalId, by }: ProposalStep, effect: ProposalEffect): Promise<void> {
  const { now, person } = context
  await step(context, approvalId, 'approve', async (tx, open) => {
    // It was agreed to, but the function ended before it was done: anybody who may agree can let it go on.
    if (open.status === 'approved') return open
    requireOpen(open, now)
    const { sentences, cost } = effect
    const name = await secondPerson(context, tx, { ...open, cost }, by)
    const decision = { by: name, at: now, note: null, approverId: person?.memberId ?? null }
    return { ...open, status: 'approved', sentences: [...sentences], cost, decision }
  })
}

async function end(context: Context, { approvalId, by, note }: ProposalStep, name: 'refuse' | 'withdraw') {
  const { now, person } = context
  await step(context, approvalId, name, async (_tx, open) => {
    requireOpen(open, now)
    const decision = { by, at: now, note: note === '' ? null : note, approverId: person?.memberId ?? null }
    const status = name === 'refuse' ? 'refused' : 'withdrawn'
    return { ...open, status, decision, inputSealed: null }
  })
}

/** One step in its life, with its audit line. A repeated request gets the same answer, whatever came later. */
async function step(
  context: Context,
  approvalId: string,
  name: StoredApproval['steps'][number]['step'],
  change: (tx: Tx, approval: StoredApproval) => Promise<StoredApproval>,
): Promise<void> {
  const { db, requestId } = context
  await db.transaction(async (tx) => {
    const approval = await getApproval(tx, approvalId)
    if (approval.steps.some((taken) => taken.step === name && taken.requestId === requestId)) return
    const changed = await change(tx, approval)
    await saveApproval(tx, { ...changed, steps: [...approval.steps, { step: name, requestId }] })
    const note = changed.decision?.note
    const audited = { action: `approval.${name}`, subject: approvalId, storeId: null, ...(note && { note }) }
    await recordChange(context, tx, audited)
  })
}

function requireOpen({ status, untilAt }: StoredApproval, now: number): void {
  if (status !== 'open') throw new DomainError('APPROVAL_OVER', { status })
  if (now >= untilAt) throw new DomainError('APPROVAL_OVER', { status: 'expired' })
}

/** @throws DomainError APPROVAL_NOT_FOUND */
async function getApproval(reader: Reader, approvalId: string): Promise<StoredApproval> {
  const approval = await findApproval(reader, approvalId)
  if (!approval) throw new DomainError('APPROVAL_NOT_FOUND')
  return approval
}

export async function proposedOf({ nouns, now }: Context, approval: StoredApproval): Promise<Proposed> {
  const { _id: approvalId, action: kind, sentences, cost, note, by, proposerId, at, untilAt, storeIds } = approval
  const { title, right } = await faceOf({ nouns }, kind)
  const isExpired = approval.status === 'open' && now >= untilAt
  const status = isExpired ? ('expired' as const) : approval.status
  const { subject, decision, outcome } = approval
  return {
    approvalId,
    kind,
    title,
    right,
    subject,
    storeIds,
    text: sentences[0] ?? title,
    cost,
    note,
    by,
    proposerId,
    at,
    untilAt,
    status,
    decision,
    outcome,
  }
}

async function faceOf({ nouns }: Pick<Context, 'nouns'>, action: string) {
  const [loaded, act] = await Promise.all([nounOf(nouns, action)?.actions?.(), costlyActOf(nouns, action)])
  const right = loaded?.contract[action]?.right
  // If a later release has dropped the action, only owners may see what became of the proposal.
  return { title: act?.title ?? action, right: right ?? ('rules' as const) }
}
