import { minimize, type Objective } from './bfgs'

/** (1/2) x'Ax - b'x, which has its lowest point where Ax = b; along the floor of a long slanted valley. */
const matrix = [
  [1000, 990, 0],
  [990, 1000, 1],
  [0, 1, 2],
]
const right = [3000, 3000, 1]
const valley: Objective = (point, gradient) => {
  let value = 0
  matrix.forEach((row, i) => {
    const ax = row.reduce((sum, each, j) => sum + each * (point[j] ?? 0), 0)
    gradient[i] = ax - (right[i] ?? 0)
    value += (point[i] ?? 0) * (ax / 2 - (right[i] ?? 0))
  })
  return value
}

test('a coordinate that is held at its bound does not slow the others down', () => {
  const found = minimize(valley, [-3, 4, 2], { lower: -10, upper: [0.5, 10, 10] })
  expect(found).toMatchObject({ hasConverged: true, atBound: [true, false, false] })
  expect(found.evaluations).toBeLessThan(40)
  // With the first one at a half the other two are the solution of their own two equations.
  const [, y = 0, z = 0] = found.point
  expect(1000 * y + z).toBeCloseTo(3000 - 990 * 0.5, 2)
  expect(y + 2 * z).toBeCloseTo(1, 4)
})

test('a bound that is touched on the way and not wanted in the end is left again', () => {
  const found = minimize(valley, [10, 10, 10], { lower: -10, upper: [10, 10, 10] })
  expect(found).toMatchObject({ hasConverged: true, atBound: [false, false, false] })
  matrix.forEach((row, i) => {
    expect(row.reduce((sum, each, j) => sum + each * (found.point[j] ?? 0), 0)).toBeCloseTo(right[i] ?? 0, 3)
  })
})

test('whatever the function, the search ends after as many evaluations as it was given, and says that it did not converge', () => {
  let asked = 0
  // A ridge that goes down for ever, ever more slowly.
  const ridge: Objective = (point, gradient) => {
    asked += 1
    const [x = 0, y = 0] = point
    gradient[0] = -1 / (1 + x * x) + 20 * (x - y)
    gradient[1] = -20 * (x - y)
    return 10 * (x - y) ** 2 - Math.atan(x)
  }
  const found = minimize(ridge, [1, -1], { lower: -1e9, upper: [1e9, 1e9] }, 25)
  expect(found).toMatchObject({ hasConverged: false, evaluations: 25 })
  expect(asked).toBe(25)
})

test('a function that is no number anywhere is given up', () => {
  const nothing: Objective = (_, gradient) => {
    gradient.fill(Number.NaN)
    return Number.NaN
  }
  const found = minimize(nothing, [1, 1], { lower: -5, upper: [5, 5] })
  expect(found.hasConverged).toBe(false)
  expect(found.evaluations).toBeLessThan(100)
})
