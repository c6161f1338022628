import type { ProposalEffect, Proposed } from '#shared/people/approval/proposal'
import type { Context } from '../context'
import type { Noun } from './noun'

export type { ProposalEffect, ProposalStatus, Proposed } from '#shared/people/approval/proposal'

export interface ProposalPage {
  isOpen: boolean
  /** Proposed before it. */
  beforeAt: number
  limit: number
}

export interface ProposalStep {
  approvalId: string
  by: string
  note: string
}

/**
 * Changes of one kind that one person proposes and another one agrees to. Each keeps its own; whoever lists, shows and
 * decides them (`people/approval`) knows none of them. Each step is done once for its request, and leaves its audit line.
 */
export interface ProposalSource {
  /** Its ids begin so. */
  prefix: string
  /** Newest first. */
  list(context: Context, page: ProposalPage): Promise<Proposed[]>
  /** @throws DomainError when there is none */
  get(context: Context, approvalId: string): Promise<Proposed>
  /** Reckoned afresh, by what is in force at this moment. */
  weigh(context: Context, approvalId: string): Promise<ProposalEffect>
  /**
   * Agrees, and does it. `effect` is what the approver has seen and what was found again just now.
   * @throws DomainError PROPOSAL_NOT_READY when this is no second person, APPROVAL_OVER when it does not wait any more
   */
  approve(context: Context, step: ProposalStep, effect: ProposalEffect): Promise<void>
  refuse(context: Context, step: ProposalStep): Promise<void>
  withdraw(context: Context, step: ProposalStep): Promise<void>
}

export async function proposalSourcesOf(nouns: readonly Noun[]): Promise<ProposalSource[]> {
  const sources = await Promise.all(nouns.map(({ proposals }) => proposals?.() ?? null))
  return sources.filter((source) => source !== null)
}
