/**
 * Chance by name: the same question gets the same answer, in whatever order questions are asked. So two lives that
 * differ in one thing differ only by what follows from it, and a life goes on after a break without keeping any state.
 * @returns a number from 0 up to 1
 */
export type Dice = (question: string, index?: number) => number

const TO_UNIT = 2 ** -32

export function diceOf(seed: number, owner: string): Dice {
  const root = mixed(hashed(owner) ^ Math.imul(seed + 1, 0x9e3779b1))
  return (question, index = 0) => mixed(mixed(root ^ hashed(question)) ^ Math.imul(index + 1, 0x85ebca6b)) * TO_UNIT
}

const known = new Map<string, number>()

function hashed(text: string): number {
  const before = known.get(text)
  if (before !== undefined) return before
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  const done = mixed(hash)
  known.set(text, done)
  return done
}

/** Every bit of the input reaches every bit of the output (the finalizer of MurmurHash3). */
function mixed(bits: number): number {
  let mixing = bits ^ (bits >>> 16)
  mixing = Math.imul(mixing, 0x85ebca6b)
  mixing ^= mixing >>> 13
  mixing = Math.imul(mixing, 0xc2b2ae35)
  return (mixing ^ (mixing >>> 16)) >>> 0
}

/** Standard normal, by two dice (Box and Muller 1958). */
export function normal(dice: Dice, question: string, index = 0): number {
  const radius = Math.sqrt(-2 * Math.log(1 - dice(`${question} radius`, index)))
  return radius * Math.cos(2 * Math.PI * dice(`${question} angle`, index))
}

const GAMMA_TRIES_MAX = 50

/** Gamma with the given shape and mean (Marsaglia and Tsang 2000). */
export function gamma(dice: Dice, question: string, { shape, mean }: { shape: number; mean: number }): number {
  const lifted = shape < 1 ? shape + 1 : shape
  const d = lifted - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  const lowered = shape < 1 ? dice(`${question} lowered`) ** (1 / shape) : 1
  for (let tries = 0; tries < GAMMA_TRIES_MAX; tries += 1) {
    const x = normal(dice, question, tries)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    if (Math.log(1 - dice(`${question} kept`, tries)) < x * x * 0.5 + d - d * v + d * Math.log(v)) {
      return (d * v * lowered * mean) / shape
    }
  }
  return mean
}

/** Beta by its mean and the weight of that mean, a + b. */
export function beta(dice: Dice, question: string, { mean, weight }: { mean: number; weight: number }): number {
  const [a, b] = [mean * weight, (1 - mean) * weight]
  const one = gamma(dice, `${question} one`, { shape: a, mean: a })
  const other = gamma(dice, `${question} other`, { shape: b, mean: b })
  return one / (one + other)
}

/** One of them, by their weights. */
export function picked<T>(options: readonly T[], weightOf: (option: T) => number, at: number): T | null {
  const total = options.reduce((sum, option) => sum + weightOf(option), 0)
  let left = at * total
  for (const option of options) {
    left -= weightOf(option)
    if (left < 0) return option
  }
  return options.at(-1) ?? null
}
