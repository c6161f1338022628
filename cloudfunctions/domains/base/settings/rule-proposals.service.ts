import { NO_COST } from '#shared/base/settings/approval-rules'
import type { ProposalEffect, ProposalSource, ProposalStatus, Proposed } from '../../../platform/noun/proposal-source'
import { type Registry, sentenceOf } from '../../../platform/noun/rules'
import { apply, approve, getProposal, previewProposal, refuse, withdraw } from './proposal.service'
import { registryOf } from './rule-registry'
import { listProposals, type ProposalAct, type StoredProposal } from './settings.repository'
import { findRegistered } from './settings.service'

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
    const registry = await registryOf(context.nouns)
    return found.map((proposal) => toProposed(registry, proposal))
  },
  get: async (context, approvalId) =>
    toProposed(await registryOf(context.nouns), await getProposal(context.db, approvalId)),
  weigh: async (context, approvalId) => {
    const registry = await registryOf(context.nouns)
    const { proposal, effect } = await previewProposal(context, registry, approvalId)
    const { effects, ...shown } = effect
    const sentences = [textOf(registry, proposal), ...effects.map(sentenceOf)]
    return { ...shown, sentences, cost: NO_COST } satisfies ProposalEffect
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

function toProposed(registry: Registry, proposal: StoredProposal): Proposed {
  const { _id: approvalId, setting, status, proposedBy, proposerId = null, approvedBy, acts, createdAt } = proposal
  const actOf = (name: ProposalAct['act']) => acts.find(({ act }) => act === name)
  const [refused, approved, applied] = [actOf('refuse'), actOf('approve'), actOf('apply')]
  // Somebody may have agreed before it was given up.
  const givenUp = refused ?? actOf('withdraw')
  const agreed = approved && { ...approved, by: approvedBy ?? approved.by }
  const last = givenUp ?? agreed
  return {
    approvalId,
    kind: 'rules',
    title: isNew(proposal) ? '新的规则' : '修改规则',
    right: 'rules',
    subject: setting,
    storeIds: null,
    text: textOf(registry, proposal),
    cost: NO_COST,
    note: proposal.note,
    by: proposedBy,
    proposerId,
    at: createdAt,
    untilAt: null,
    status: refused ? 'refused' : STATUSES[status],
    decision: last ? { by: last.by, at: last.at, note: last.note ?? null } : null,
    outcome: applied ? { at: applied.at, code: null, resultId: setting } : null,
  }
}

/** What a later release has dropped is told by its key, so that it hides nothing else of the list. */
function textOf(registry: Registry, proposal: Pick<StoredProposal, 'setting' | 'baseVersion' | 'value'>): string {
  const { setting, baseVersion, value } = proposal
  const kind = findRegistered(registry, setting)?.document.title ?? setting
  // One of many of its kind has a name of its own in it.
  const name = titleIn(value)
  const what = name === null ? kind : `“${name}”（${kind}）`
  return isNew(proposal) ? `${what}，新写的` : `${what}，在版本 ${baseVersion} 上修改`
}

/** Nothing was in force before it, not even as the product brings it. */
const isNew = ({ baseVersion }: Pick<StoredProposal, 'baseVersion'>): boolean => baseVersion === 0

function titleIn(value: unknown): string | null {
  const title = typeof value === 'object' && value !== null && 'title' in value ? value.title : null
  return typeof title === 'string' && title !== '' ? title : null
}
