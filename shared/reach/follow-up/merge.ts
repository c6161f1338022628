import { type FollowUpPerson, newPerson } from './follow-up'

/**
 * What holds for the person after two records became one: a no holds longer, and the note and the clerk of the record that carries on go first.
 * Joined again it is the same.
 */
export function joinPeople(kept: FollowUpPerson | null, other: FollowUpPerson, holderId: string): FollowUpPerson {
  const before = kept ?? newPerson(holderId)
  return {
    ...before,
    quietUntilAt: Math.max(before.quietUntilAt, other.quietUntilAt),
    lastMadeAt: Math.max(before.lastMadeAt, other.lastMadeAt),
    openId: before.openId ?? other.openId,
    note: before.note ?? brought(other.note, other),
    own: before.own ?? brought(other.own ?? null, other),
  }
}

const brought = <T extends { from?: string }>(what: T | null, { _id }: FollowUpPerson): T | null =>
  what && { ...what, from: what.from ?? _id }

/**
 * And when they part: what came with that record goes back with it. Nobody knows which of the two said no meanwhile, so that both are
 * left alone.
 */
export function partPeople(
  kept: FollowUpPerson,
  other: FollowUpPerson,
): { kept: FollowUpPerson; other: FollowUpPerson } {
  const isOthers = (from: string | undefined) => from === other._id
  return {
    kept: {
      ...kept,
      openId: kept.openId === other.openId ? null : kept.openId,
      note: isOthers(kept.note?.from) ? null : kept.note,
      own: isOthers(kept.own?.from) ? null : (kept.own ?? null),
    },
    other: { ...other, quietUntilAt: Math.max(kept.quietUntilAt, other.quietUntilAt) },
  }
}
