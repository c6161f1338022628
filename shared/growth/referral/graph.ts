import { last } from '#shared/kernel/last'
/** Who was brought by whom: each member has at most one inviter, so the graph is a forest with rings. */
export type InviterOf = ReadonlyMap<string, string>

/** Where a bond stands in it. */
export interface Chain {
  /** Members in the ring that the bond closes or is part of; 0 when there is none. */
  ringLength: number
  /** Inviters above the invitee. */
  depth: number
}

/** Inviters are climbed one by one; a longer way up than this is no ring that anybody made by hand. */
export const CLIMB_MAX = 24

/** Every ring, each as its members in the order of the invitations. Looks at each member once. */
export function findRings(inviterOf: InviterOf): string[][] {
  const seen = new Set<string>()
  const rings: string[][] = []
  for (const start of inviterOf.keys()) {
    const path = pathFrom(start, inviterOf, seen)
    const end = inviterOf.get(last(path) ?? start)
    // The path ended on itself: from there on it is a ring. It may also have ended on an earlier path, or where nobody invited.
    const from = end === undefined ? -1 : path.indexOf(end)
    if (from >= 0) rings.push(path.slice(from))
  }
  return rings
}

/** The members from `start` upwards that no path has passed before. */
function pathFrom(start: string, inviterOf: InviterOf, seen: Set<string>): string[] {
  const path: string[] = []
  for (let at: string | undefined = start; at !== undefined && inviterOf.has(at) && !seen.has(at); ) {
    seen.add(at)
    path.push(at)
    at = inviterOf.get(at)
  }
  return path
}

/** The chain above one member, from the inviters climbed: the direct one first. */
export function chainOf(invitee: string, inviters: readonly string[]): Chain {
  const again = inviters.indexOf(invitee)
  return { ringLength: again + 1, depth: again >= 0 ? again : inviters.length }
}

/** The inviters above a member, the direct one first; ends at the member itself, and after CLIMB_MAX. */
export function climb(member: string, inviterOf: InviterOf): string[] {
  const inviters: string[] = []
  for (let at = inviterOf.get(member); at !== undefined && inviters.length < CLIMB_MAX; at = inviterOf.get(at)) {
    inviters.push(at)
    if (at === member) break
  }
  return inviters
}
