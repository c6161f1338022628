import type { Db } from '../../../platform/db/db'
import { findIdentities } from './member.repository'

/** A key may have come by one that came by another: a number from a till that a phone has linked. */
const STEPS_MAX = 4

/**
 * Which of the keys of two records that are one belong to the one that came: those that it brought, and those that came
 * later by one of these.
 */
export async function keysOfSide(
  db: Db,
  keys: readonly string[],
  brought: readonly string[],
): Promise<{ own: string[]; others: string[] }> {
  // In one read beside the transaction: by what a key came never changes, and what leads where is written by the caller.
  const identities = new Map((await findIdentities(db, keys)).map((identity) => [identity._id, identity]))
  const isBrought = (key: string): boolean => {
    let current = key
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      const via = identities.get(current)?.via
      if (via === undefined || via === current || !identities.has(via)) break
      current = via
    }
    return brought.includes(current)
  }
  const present = keys.filter((key) => identities.has(key))
  return { own: present.filter(isBrought), others: present.filter((key) => !isBrought(key)) }
}
