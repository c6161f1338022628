import { type Cost, NO_COST } from '../../base/settings/approval-rules'
import type { Difference } from '../../base/settings/difference'
import type { Right } from '../../kernel/rights'

/**
 * `open`: waits for another person. `approved`: agreed to, not done yet. `failed`: agreed to, and the shop refused it then.
 * `refused`, `withdrawn`, `expired`: nothing was done.
 */
export const PROPOSAL_STATUSES = ['open', 'approved', 'done', 'failed', 'refused', 'withdrawn', 'expired'] as const

export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

export const OPEN_STATUSES = ['open', 'approved'] as const satisfies readonly ProposalStatus[]

/** Something that one person has proposed, whatever it is about. */
export interface Proposed {
  approvalId: string
  /** The action, or `rules`. */
  kind: string
  /** Simplified Chinese. */
  title: string
  right: Right
  /** Whom or what it is about: a member, a template, a rule document. */
  subject: string
  /** The stores on which alone it acts; null for the shop. */
  storeIds: readonly string[] | null
  /** What it would do, in one line. */
  text: string
  cost: Cost
  note: string
  by: string
  /** Null for a name that was typed in the console. */
  proposerId: string | null
  at: number
  /** Until when it can be agreed to; null where it waits for as long as it takes. */
  untilAt: number | null
  status: ProposalStatus
  /** Who has agreed, refused or withdrawn. */
  decision: ProposalDecision | null
  outcome: ProposalOutcome | null
}

export interface ProposalDecision {
  by: string
  at: number
  note: string | null
}

export interface ProposalOutcome {
  at: number
  /** The refusal; null when it is done. */
  code: string | null
  /** What was made, such as a batch; null where there is nothing to look for. */
  resultId: string | null
}

/** What it would do now. */
export interface ProposalEffect {
  /** Simplified Chinese, one sentence for each thing. */
  sentences: readonly string[]
  /** Where documents would differ. */
  changes: readonly Difference[]
  /** What stands against it. */
  problems: readonly string[]
  cost: Cost
}

/** Of what is decided already: there is nothing left that it would do. */
export const NO_EFFECT: ProposalEffect = { sentences: [], changes: [], problems: [], cost: NO_COST }
