import type { Itemset } from './itemsets'

/** Who buys all on the left often buys the one on the right too. It goes together; it does not say that one brings the other. */
export interface AssociationRule {
  left: number[]
  right: number
  /** Baskets with all of them. */
  count: number
  /** Of the baskets with the left side, the share with the right one. */
  confidence: number
  /** That share by the share among all baskets; 1 is chance. */
  lift: number
}

/** `sets`: all frequent sets, so that each part of one is there too. Rules with nothing on the left say nothing of what goes together. */
export function associationRules(
  sets: readonly Itemset[],
  baskets: number,
  { confidenceMin, liftMin }: { confidenceMin: number; liftMin: number },
): AssociationRule[] {
  const counts = new Map(sets.map(({ items, count }) => [keyOf(items), count]))
  return sets.flatMap(({ items, count }) => {
    if (items.length < 2) return []
    return items.flatMap((right) => {
      const left = items.filter((item) => item !== right)
      const confidence = count / (counts.get(keyOf(left)) ?? Number.POSITIVE_INFINITY)
      const lift = (confidence * baskets) / (counts.get(keyOf([right])) ?? Number.POSITIVE_INFINITY)
      return confidence >= confidenceMin && lift >= liftMin ? [{ left, right, count, confidence, lift }] : []
    })
  })
}

const keyOf = (items: readonly number[]): string => items.join(' ')

/** Without rules that name more goods on the left than another one that is at least as sure of the same right side. */
export function withoutRepeats(rules: readonly AssociationRule[]): AssociationRule[] {
  const byRight = new Map<number, AssociationRule[]>()
  for (const rule of rules) byRight.set(rule.right, [...(byRight.get(rule.right) ?? []), rule])
  return rules.filter((rule) => !byRight.get(rule.right)?.some((other) => saysAsMuch(other, rule)))
}

const saysAsMuch = (other: AssociationRule, rule: AssociationRule): boolean =>
  other.left.length < rule.left.length &&
  other.confidence >= rule.confidence &&
  other.left.every((item) => rule.left.includes(item))
