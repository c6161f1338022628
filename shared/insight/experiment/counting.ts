import type { MemberDay } from '#shared/insight/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { isAtSize } from './conclusion'
import { type ArmCount, type Experiment, figuresOf, type Measured } from './experiment'
import { figureAround } from './figures'
import { noSums, withMember } from './spread'

/** What is counted of an experiment so far, while its members are gone through. */
export interface Counting {
  counts: ArmCount[]
  mixed: number
}

/** Somebody who saw it, whatever records they have. */
export interface Person {
  /** Null where records saw different ones. */
  arm: string | null
  /** Of the first look under any record. */
  fromDay: BusinessDay
}

export const nothingCounted = ({ arms }: Pick<Experiment, 'arms'>): Counting => ({
  counts: arms.map(({ key }) => ({ arm: key, seen: 0, sums: {} })),
  mixed: 0,
})

/** `days`: of all records of the person; null while the days that count are not over. */
export function withPerson(
  { counts, mixed }: Counting,
  experiment: Pick<Experiment, 'figure' | 'guardrails' | 'withinDays'>,
  { person: { arm, fromDay }, days }: { person: Person; days: readonly MemberDay[] | null },
): Counting {
  if (arm === null) return { counts, mixed: mixed + 1 }
  const { withinDays } = experiment
  const grown = counts.map((count): ArmCount => {
    if (count.arm !== arm) return count
    if (days === null) return { ...count, seen: count.seen + 1 }
    const sums = { ...count.sums }
    for (const figure of figuresOf(experiment)) {
      const { value, before } = figureAround(figure, days, { fromDay, withinDays })
      sums[figure] = withMember(sums[figure] ?? noSums(), value, before)
    }
    return { ...count, seen: count.seen + 1, sums }
  })
  return { counts: grown, mixed }
}

/** What a night keeps. The look at the planned size stays as it was on the first night that had it. */
export function measuredAt(
  experiment: Pick<Experiment, '_id' | 'arms' | 'figure' | 'guardrails' | 'armSize'>,
  { counts, mixed }: Counting,
  { before, now }: { before: Measured | null; now: number },
): Measured {
  const atSize = before?.atSize ?? (isAtSize(experiment, counts) ? { at: now, counts } : null)
  return { _id: experiment._id, measuredAt: now, counts, mixed, atSize }
}
