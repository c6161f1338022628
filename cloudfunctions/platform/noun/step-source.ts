import type { PartKey, Step } from '#shared/kernel/watched-step'
import type { Db } from '../db/db'
import type { Position, ReadingSpan } from '../db/written-since'
import type { Noun } from './noun'

/** One passing of a step on a path on which money is made, as a noun's own records know it. */
export interface PassedStep {
  step: Step
  at: number
  /** Where it happened and what it was about; no part may lead to a member. */
  parts: readonly PartKey[]
  /** Where the reading goes on behind it. */
  position: Position
}

export interface StepPage {
  passed: PassedStep[]
  position: Position
  isLast: boolean
}

/**
 * What a noun's records say of steps, in the order of writing, so that each is counted once without a round trip of the
 * act itself. What is read must never come a second time: the time of writing does not change.
 */
export interface StepSource {
  /** Letters and hyphens: it names the place up to which it has been read. */
  name: string
  listPassed(db: Db, reading: ReadingSpan): Promise<StepPage>
}

export async function stepSourcesOf(nouns: readonly Noun[]): Promise<StepSource[]> {
  const all = await Promise.all(nouns.map(({ stepSources }) => stepSources?.() ?? []))
  return all.flat()
}

/** Turns a page of records into steps; `toPassed` leaves out those that are none. */
export function toStepPage<D extends { _id: string }>(
  page: readonly D[],
  { after, limit }: ReadingSpan,
  of: { writtenAt(document: D): number; toPassed(document: D): Omit<PassedStep, 'position'>[] },
): StepPage {
  const positionOf = (document: D): Position => ({ at: of.writtenAt(document), id: document._id })
  const last = page.at(-1)
  return {
    passed: page.flatMap((document) =>
      of.toPassed(document).map((step) => ({ ...step, position: positionOf(document) })),
    ),
    position: last ? positionOf(last) : after,
    isLast: page.length < limit,
  }
}
