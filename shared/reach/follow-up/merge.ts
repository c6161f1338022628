import { type FollowUpPerson, newPerson } from './follow-up'

/**
 * What holds for the person after two records became one: a no holds longer, and the note of the record that carries on goes first.
 * Joined again it is the same.
 */
export function joinPeople(kept: FollowUpPerson | null, other: FollowUpPerson, holderId: string): FollowUpPerson {
  const before = kept ?? newPerson(holderId)
  return {
    ...before,
    quietUntilAt: Math.max(before.quietUntilAt, other.quietUntilAt),
    lastMadeAt: Math.max(before.lastMadeAt, other.lastMadeAt),
    openId: before.openId ?? other.openId,
    note: before.note ?? (other.note && { ...other.note, from: other.note.from ?? other._id }),
  }
}

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
    },
    other: { ...other, quietUntilAt: Math.max(kept.quietUntilAt, other.quietUntilAt) },
  }
}
