import type { Context } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** A fault that should never occur, as a check found it. */
export interface CheckFinding {
  /** What it is about: an id. Together with the check's name it names the finding. */
  subject: string
  /** Simplified Chinese, without personal data. */
  text: string
}

export interface CheckPage {
  findings: CheckFinding[]
  /** The id after which the next page begins; null after the last page. */
  afterId: string | null
  looked: number
}

/** What a repair would do, computed from what is stored now. */
export interface RepairPlan {
  /** Simplified Chinese, one sentence for each thing that changes. */
  sentences: string[]
  /** Writes it, in the transaction that marks the finding as repaired. Throws when what it was planned from has changed. */
  apply(tx: Tx): Promise<void>
}

/** What must hold in a noun's records. Reads, never writes; `repair` writes, and only when two persons want it. */
export interface Check {
  name: string
  /** Simplified Chinese, for operators. */
  title: string
  /** What a finding means for the shop and its members. */
  means: string
  page(context: Context, afterId: string | null): Promise<CheckPage>
  /**
   * The job that goes over all of the same each night, by the same function, and tells by an alert. Where it has found
   * nothing, the examination of that morning does not do it again.
   */
  audit?: string
  /** Null when nothing can be made good by itself, or nothing is wrong any more. */
  repair?(context: Context, subject: string): Promise<RepairPlan | null>
}

export async function checksOf(nouns: readonly Noun[]): Promise<Check[]> {
  return (await Promise.all(nouns.map(({ checks }) => checks?.() ?? []))).flat()
}
