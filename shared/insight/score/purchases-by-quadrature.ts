/** Who is still there: a buying rate with this shape, and a chance p of staying away after a purchase from Beta(a, b). */
interface Buyer {
  buys: number
  a: number
  b: number
}

/** Parts of the standard deviation, and of the logistic scale, between two nodes: what lies between them shows in the eleventh digit. */
const NODES_PER_DEVIATION = 2.5
const STEP_MAX = 0.3
/** Weights this far (in logarithms) below the largest add nothing. */
const NEGLIGIBLE = 36
/** Where p, or 1 - p, is so small that what is averaged does not change any more. */
const FLAT = 1e-13
const LOGIT_MAX = 40

/**
 * Expected purchases of who is still there, in `ahead` (time in units of alpha and the weeks seen): the mean of
 * (1 - (1 + p ahead) ^ -buys) / p over p. The trapezoid rule over the logit of p, which is exact for such a function to
 * the last digits but few; beyond both ends the function is flat, and the weights are a geometric series. It takes some
 * hundred nodes at most, for any parameters, where the series of 2F1 may take millions of terms.
 */
export function meanPurchases({ buys, a, b }: Buyer, ahead: number): number {
  const step = Math.min(STEP_MAX, Math.sqrt(1 / a + 1 / b) / NODES_PER_DEVIATION)
  const lowest = Math.log(FLAT / Math.max(1, ahead * Math.max(1, buys)))
  const middle = Math.min(LOGIT_MAX, Math.max(lowest, Math.log(a / b)))
  const lnWeight = (logit: number) => -a * Math.log1p(Math.exp(-logit)) - b * Math.log1p(Math.exp(logit))
  const lnLargest = lnWeight(middle)
  const worth = (logit: number) => {
    const p = 1 / (1 + Math.exp(-logit))
    return -Math.expm1(-buys * Math.log1p(p * ahead)) / p
  }
  let [sum, weights] = [0, 0]
  const add = (logit: number, times = 1) => {
    const weight = times * Math.exp(lnWeight(logit) - lnLargest)
    sum += weight * worth(logit)
    weights += weight
  }
  add(middle)
  for (const { towards, rate, isEnd } of [
    { towards: -step, rate: a, isEnd: (logit: number) => logit <= lowest },
    { towards: step, rate: b, isEnd: (logit: number) => logit >= LOGIT_MAX },
  ]) {
    let logit = middle
    while (!isEnd(logit) && lnWeight(logit) - lnLargest > -NEGLIGIBLE) {
      logit += towards
      add(logit)
    }
    // All nodes behind the last one: each weighs e^(-rate step) of the one before.
    if (isEnd(logit)) add(logit, 1 / Math.expm1(rate * step))
  }
  return sum / weights
}
