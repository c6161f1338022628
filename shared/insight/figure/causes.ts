import type { Made } from './spec'

/** What a figure is made of in one part of the shop, in two periods. */
export interface PartSums {
  part: string
  was: Fraction
  now: Fraction
}
export interface Fraction {
  above: number
  below: number
}

export interface Cause {
  part: string
  /** The figure of this part alone; null where it had nothing to divide by. */
  was: number | null
  now: number | null
  /** How much of the change of the whole figure it brought, in the unit of the figure. */
  brought: number
}

/**
 * How much each part of the shop brought to the change of a figure, the one that brought most first. Of a sum that is its own
 * change. Of a quotient each part counts by how far it lies from what the whole was before, and how much of the whole it is: so a
 * part matters that has become worse, and one that was worse always and has grown. If the parts are the whole, they add up to the change.
 */
export function causesOf(whole: Omit<PartSums, 'part'>, parts: readonly PartSums[], { below }: Made): Cause[] {
  const isShare = below !== null
  const before = figureIn(whole.was, isShare)
  const pulled = ({ above, below: own }: Fraction, all: Fraction): number => {
    if (!isShare) return above
    return all.below === 0 ? 0 : (above - (before ?? 0) * own) / all.below
  }
  return parts
    .map(({ part, was, now }) => ({
      part,
      was: figureIn(was, isShare),
      now: figureIn(now, isShare),
      brought: pulled(now, whole.now) - pulled(was, whole.was),
    }))
    .filter(({ brought }) => brought !== 0)
    .sort((a, b) => Math.abs(b.brought) - Math.abs(a.brought) || (a.part < b.part ? -1 : 1))
}

const figureIn = ({ above, below }: Fraction, isShare: boolean): number | null => {
  if (!isShare) return above
  return below === 0 ? null : above / below
}
