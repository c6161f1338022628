/** What is minimized: answers the value at `point` and writes its derivatives into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

export interface Bounds {
  lower: number
  /** For each coordinate. */
  upper: readonly number[]
}

export interface Minimum {
  point: Float64Array
  value: number
  hasConverged: boolean
  evaluations: number
  /** Coordinates that ended on a bound. */
  atBound: boolean[]
}

const ITERATIONS_MAX = 500
const HALVINGS_MAX = 30
/** In logarithms: no parameter grows more than sevenfold at once. */
const STEP_MAX = 2
const ENOUGH_DESCENT = 1e-4
/** A step that promises less than this part of the value is below what its digits can show. */
const GAIN_MIN = 1e-13
/** Gains this small, one after the other, are a ridge without an end: what is left does not matter. */
const GAIN_SMALL = 1e-10
const SMALL_GAINS_MAX = 2
/** And if no step keeps even this promise, the digits are used up. */
const GAIN_LOST = 1e-9

/**
 * Quasi-Newton minimum of a smooth function in a box (Broyden, Fletcher, Goldfarb & Shanno; Nocedal & Wright, chapter 6),
 * for a handful of variables. A coordinate at its bound that wants to leave the box is held there for the step.
 */
export function minimize(objective: Objective, start: readonly number[], { lower, upper }: Bounds): Minimum {
  const n = start.length
  let point = Float64Array.from(start, (value, i) => Math.min(upper[i] ?? 0, Math.max(lower, value)))
  let gradient = new Float64Array(n)
  let value = objective(point, gradient)
  let evaluations = 1
  let inverse = identity(n)
  let hasConverged = false
  let smallGains = 0
  for (let iteration = 0; iteration < ITERATIONS_MAX; iteration += 1) {
    const direction = descent(inverse, gradient, held(point, gradient, { lower, upper }))
    const promised = -dot(direction, gradient) / Math.max(1, Math.abs(value))
    hasConverged = promised <= GAIN_MIN
    if (hasConverged) break
    const next = new Float64Array(n)
    const nextGradient = new Float64Array(n)
    let step = Math.min(1, STEP_MAX / largest(direction))
    let nextValue = Number.POSITIVE_INFINITY
    for (let halvings = 0; halvings < HALVINGS_MAX; halvings += 1, step /= 2) {
      let slope = 0
      for (let i = 0; i < n; i += 1) {
        next[i] = Math.min(upper[i] ?? 0, Math.max(lower, at(point, i) + step * at(direction, i)))
        slope += at(gradient, i) * (at(next, i) - at(point, i))
      }
      nextValue = objective(next, nextGradient)
      evaluations += 1
      if (nextValue <= value + ENOUGH_DESCENT * slope) break
    }
    if (!(nextValue < value)) {
      // No way down: what was learned of the curvature is wrong here, or the digits are used up.
      hasConverged = promised <= GAIN_LOST
      if (hasConverged || isIdentity(inverse)) break
      inverse = identity(n)
      continue
    }
    smallGains = value - nextValue <= GAIN_SMALL * Math.max(1, Math.abs(value)) ? smallGains + 1 : 0
    hasConverged = smallGains >= SMALL_GAINS_MAX
    inverse = updated(inverse, { from: point, to: next, before: gradient, after: nextGradient })
    point = next
    gradient = nextGradient
    value = nextValue
    if (hasConverged) break
  }
  const atBound = Array.from(point, (each, i) => each <= lower || each >= (upper[i] ?? 0))
  return { point, value, hasConverged: hasConverged && Number.isFinite(value), evaluations, atBound }
}

function held(point: Float64Array, gradient: Float64Array, { lower, upper }: Bounds): boolean[] {
  return Array.from(
    point,
    (value, i) => (value <= lower && at(gradient, i) > 0) || (value >= (upper[i] ?? 0) && at(gradient, i) < 0),
  )
}

/** Downhill by the curvature learned; straight down where that would lead up. */
function descent(inverse: Float64Array[], gradient: Float64Array, isHeld: readonly boolean[]): Float64Array {
  const direction = gradient.map((_, i) => {
    const row = inverse[i]
    if (isHeld[i] || !row) return 0
    return -row.reduce((sum, each, j) => sum + (isHeld[j] ? 0 : each * at(gradient, j)), 0)
  })
  const slope = direction.reduce((sum, each, i) => sum + each * at(gradient, i), 0)
  return slope < 0 ? direction : gradient.map((each, i) => (isHeld[i] ? 0 : -each))
}

interface Step {
  from: Float64Array
  to: Float64Array
  before: Float64Array
  after: Float64Array
}

function updated(inverse: Float64Array[], { from, to, before, after }: Step): Float64Array[] {
  const s = to.map((value, i) => value - at(from, i))
  const y = after.map((value, i) => value - at(before, i))
  const sy = dot(s, y)
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse
  // The first step has no curvature to go by; this gives the matrix the size of the problem.
  const scaled = isIdentity(inverse) ? inverse.map((row) => row.map((each) => (each * sy) / dot(y, y))) : inverse
  const hy = Float64Array.from(scaled, (row) => dot(row, y))
  const factor = (1 + dot(y, hy) / sy) / sy
  return scaled.map((row, i) =>
    row.map((each, j) => each + factor * at(s, i) * at(s, j) - (at(hy, i) * at(s, j) + at(s, i) * at(hy, j)) / sy),
  )
}

function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)))
}

function isIdentity(matrix: readonly Float64Array[]): boolean {
  return matrix.every((row, i) => row.every((each, j) => each === (i === j ? 1 : 0)))
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, each, i) => sum + each * at(b, i), 0)
}

function largest(values: Float64Array): number {
  return values.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
}

// Every index here is below the length, which the compiler cannot see.
const at = (values: Float64Array, i: number) => values[i] as number
