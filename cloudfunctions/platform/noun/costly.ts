import type { Cost, LimitName } from '#shared/base/settings/approval-rules'
import type { Difference } from '#shared/base/settings/difference'
import type { Context } from '../context'
import { type Noun, nounOf } from './noun'

/** What an act would do, computed from what is stored now. */
export interface Weighed {
  /** Simplified Chinese, one sentence for each thing; no phone number and no name of a member in it. */
  sentences: string[]
  /** What it can cost at most. */
  cost: Cost
  /** What of a document it would write, as what differs from the one in force, or from none. */
  changes?: Difference[]
  /** How much of its limit it uses up. Null: it needs another person, however little it is. */
  amount: number | null
}

/** An action that costs money or shows personal data in bulk: one person asks for it, another one agrees. */
export interface CostlyAct {
  action: string
  /** Simplified Chinese, for the heading of what waits. */
  title: string
  /** Up to this much one person may do it alone; missing if it always needs a second person. */
  limit?: LimitName
  /**
   * Only reads, and reads afresh, so that the person who agrees sees what will be done. Null if the act costs nothing,
   * such as pausing something.
   */
  weigh(context: Context, input: never): Promise<Weighed | null>
  /** What it has made, such as a batch, by its reply. */
  resultId?(output: never): string
}

/** The same for whoever has an input that the action's own contract has accepted. */
export interface AnyCostlyAct extends Omit<CostlyAct, 'weigh'> {
  weigh(context: Context, input: unknown): Promise<Weighed | null>
}

/** Only the noun that the action belongs to is loaded. */
export async function costlyActOf(nouns: readonly Noun[], action: string): Promise<AnyCostlyAct | null> {
  const acts = (await nounOf(nouns, action)?.costly?.()) ?? []
  // What is weighed has passed the schema of this very action, so the erased type is always the right one.
  return (acts.find((act) => act.action === action) as AnyCostlyAct | undefined) ?? null
}
