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
  /** False where the search gave up, or was stopped after so many evaluations as it was given. */
  hasConverged: boolean
  evaluations: number
  /** Coordinates that ended on a bound. */
  atBound: boolean[]
}

/** A search that ends takes some dozens; whoever knows what one costs may give fewer. */
const EVALUATIONS_MAX = 400
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
 * for a handful of variables. A coordinate at its bound that wants to leave the box is held there for the step, and the
 * step is the one of the problem without it: the curvature is kept as the Hessian, of which the rows and columns of
 * the others are that problem's own. (The same cut out of its inverse is another matrix, and crawls.)
 */
export function minimize(
  objective: Objective,
  start: readonly number[],
  { lower, upper }: Bounds,
  evaluationsMax = EVALUATIONS_MAX,
): Minimum {
  const n = start.length
  let point = Float64Array.from(start, (value, i) => Math.min(upper[i] ?? 0, Math.max(lower, value)))
  let gradient = new Float64Array(n)
  let value = objective(point, gradient)
  let evaluations = 1
  let hessian = identity(n)
  let hasConverged = false
  let smallGains = 0
  while (evaluations < evaluationsMax) {
    const direction = descent(hessian, gradient, held(point, gradient, { lower, upper }))
    const promised = -dot(direction, gradient) / Math.max(1, Math.abs(value))
    hasConverged = promised <= GAIN_MIN
    if (hasConverged) break
    const next = new Float64Array(n)
    const nextGradient = new Float64Array(n)
    let step = Math.min(1, STEP_MAX / largest(direction))
    let nextValue = Number.POSITIVE_INFINITY
    for (let halvings = 0; halvings < HALVINGS_MAX && evaluations < evaluationsMax; halvings += 1, step /= 2) {
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
      if (hasConverged || isIdentity(hessian)) break
      hessian = identity(n)
      continue
    }
    smallGains = value - nextValue <= GAIN_SMALL * Math.max(1, Math.abs(value)) ? smallGains + 1 : 0
    hasConverged = smallGains >= SMALL_GAINS_MAX
    hessian = updated(hessian, { from: point, to: next, before: gradient, after: nextGradient })
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
function descent(hessian: Float64Array[], gradient: Float64Array, isHeld: readonly boolean[]): Float64Array {
  const free = isHeld.flatMap((each, i) => (each ? [] : [i]))
  const solved = solve(hessian, gradient, free)
  const direction = new Float64Array(gradient.length)
  free.forEach((i, place) => {
    direction[i] = -(solved?.[place] ?? 0)
  })
  const slope = dot(direction, gradient)
  return slope < 0 ? direction : gradient.map((each, i) => (isHeld[i] ? 0 : -each))
}

/** Of the equations that the free coordinates make, by Cholesky; null where the matrix is not positive. */
function solve(matrix: Float64Array[], right: Float64Array, free: readonly number[]): Float64Array | null {
  const n = free.length
  const entry = (i: number, j: number) => at(matrix[free[i] as number] as Float64Array, free[j] as number)
  const factor = Array.from({ length: n }, () => new Float64Array(n))
  const row = (i: number) => factor[i] as Float64Array
  const solution = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    let rest = at(right, free[i] as number)
    for (let j = 0; j <= i; j += 1) {
      let sum = entry(i, j)
      for (let k = 0; k < j; k += 1) sum -= at(row(i), k) * at(row(j), k)
      if (i === j && !(sum > 0)) return null
      row(i)[j] = i === j ? Math.sqrt(sum) : sum / at(row(j), j)
    }
    for (let j = 0; j < i; j += 1) rest -= at(row(i), j) * at(solution, j)
    solution[i] = rest / at(row(i), i)
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let rest = at(solution, i)
    for (let j = i + 1; j < n; j += 1) rest -= at(row(j), i) * at(solution, j)
    solution[i] = rest / at(row(i), i)
  }
  return solution
}

interface Step {
  from: Float64Array
  to: Float64Array
  before: Float64Array
  after: Float64Array
}

function updated(hessian: Float64Array[], { from, to, before, after }: Step): Float64Array[] {
  const s = to.map((value, i) => value - at(from, i))
  const y = after.map((value, i) => value - at(before, i))
  const sy = dot(s, y)
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return hessian
  // The first step has no curvature to go by; this gives the matrix the size of the problem.
  const scaled = isIdentity(hessian) ? hessian.map((row) => row.map((each) => (each * dot(y, y)) / sy)) : hessian
  const bs = Float64Array.from(scaled, (row) => dot(row, s))
  const sbs = dot(s, bs)
  return scaled.map((row, i) => row.map((each, j) => each - (at(bs, i) * at(bs, j)) / sbs + (at(y, i) * at(y, j)) / sy))
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
