import { NO_COST } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { ProposalEffect, ProposalSource, ProposalStatus, Proposed } from '../../../platform/noun/proposal-source'
import { sentenceOf } from '../../../platform/noun/rules'
import { apply, approve, getProposal, previewProposal, refuse, withdraw } from './proposal.service'
import { registryOf } from './rule-registry'
import { listProposals, type StoredProposal } from './settings.repository'
import { getRegistered } from './settings.service'

const STATUSES: Record<StoredProposal['status'], ProposalStatus> = {
  draft: 'open',
  approved: 'approved',
  applied: 'done',
  withdrawn: 'withdrawn',
}

/** Changes of rules among all that waits for a second person. Agreeing to one puts it in force at once. */
export const ruleProposals: ProposalSource = {
  prefix: 'prp_',
  list: async (context, { isOpen, beforeAt, limit }) => {
    const statuses = isOpen ? (['draft', 'approved'] as const) : (['applied', 'withdrawn'] as const)
    const found = await listProposals(context.db, statuses, beforeAt, limit)
    return Promise.all(found.map((proposal) => toProposed(context, proposal)))
  },
  get: async (context, approvalId) => toProposed(context, await getProposal(context.db, approvalId)),
  weigh: async (context, approvalId) => {
    const { effect } = await previewProposal(context, await registryOf(context.nouns), approvalId)
    const { effects, ...shown } = effect
    const { text } = await toProposed(context, await getProposal(context.db, approvalId))
    return { ...shown, sentences: [text, ...effects.map(sentenceOf)], cost: NO_COST } satisfies ProposalEffect
  },
  approve: async (context, { approvalId: proposalId, by }) => {
    const { status } = await getProposal(context.db, proposalId)
    // What was agreed to and not put in force is put in force by whoever may agree.
    if (status !== 'approved') await approve(context, { proposalId, by })
    await apply(context, await registryOf(context.nouns), { proposalId, by })
  },
  refuse: async (context, { approvalId, by, note }) => {
    await refuse(context, { proposalId: approvalId, by, note })
  },
  withdraw: async (context, { approvalId, by }) => {
    await withdraw(context, { proposalId: approvalId, by })
  },
}

async function toProposed({ nouns }: Context, proposal: StoredProposal): Promise<Proposed> {
  const { _id: approvalId, setting, status, baseVersion, proposedBy, proposerId = null, acts, createdAt } = proposal
  const { document } = getRegistered(await registryOf(nouns), setting)
  const refused = acts.find(({ act }) => act === 'refuse')
  const last = refused ?? acts.find(({ act }) => act === 'approve') ?? acts.find(({ act }) => act === 'withdraw')
  const applied = acts.find(({ act }) => act === 'apply')
  return {
    approvalId,
    kind: 'rules',
    title: '修改规则',
    right: 'rules',
    subject: setting,
    storeIds: null,
    text: `${document.title}，在版本 ${baseVersion} 上修改`,
    cost: NO_COST,
    note: proposal.note,
    by: proposedBy,
    proposerId,
    at: createdAt,
    untilAt: null,
    status: refused ? 'refused' : STATUSES[status],
    decision: last ? { by: proposal.approvedBy ?? last.by, at: last.at, note: last.note ?? null } : null,
    outcome: applied ? { at: applied.at, code: null, resultId: setting } : null,
  }
}
