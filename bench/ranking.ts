/** How well a score ranks: the chance that one that is true stands above one that is not; ties count half. */
export function areaUnderCurve(scores: readonly number[], truth: readonly boolean[]): number {
  const order = scores.map((_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  let rankSum = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to += 1
    const rank = (from + 1 + to) / 2
    for (let place = from; place < to; place += 1) if (truth[order[place] ?? 0]) rankSum += rank
    from = to
  }
  const positives = truth.filter(Boolean).length
  const negatives = truth.length - positives
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** The share of the true ones that score above all but the given share of the others. */
export function recallAt(scores: readonly number[], truth: readonly boolean[], falsePositives: number): number {
  const others = scores.filter((_, index) => !truth[index]).sort((a, b) => b - a)
  const line = others[Math.floor(falsePositives * others.length)] ?? Number.NEGATIVE_INFINITY
  const found = scores.filter((score, index) => truth[index] && score > line)
  return found.length / truth.filter(Boolean).length
}
