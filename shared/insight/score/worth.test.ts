import { seeded } from './testing/a-shop'
import { expectedWorth, fitWorth, type WorthTable } from './worth'

const random = seeded(31)
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())

/** Members whose usual day is e^(8 + spread × normal), each day times e^(stray × normal). */
function drawn(count: number, { spread, stray, later = 0, byDays = 0 }: Record<string, number>): WorthTable {
  const table = { x: new Float64Array(count), mean: new Float64Array(count), spent: new Float64Array(count) }
  for (let i = 0; i < count; i += 1) {
    const x = Math.floor(-2 * Math.log(random()))
    const usual = 8 + (byDays ?? 0) * Math.log(x + 1) + (spread ?? 0) * normal()
    const day = () => Math.exp(usual + (stray ?? 0) * normal())
    const first = day() * Math.exp(-(later ?? 0))
    const repeats = Array.from({ length: x }, day).reduce((sum, each) => sum + each, 0)
    table.x[i] = x
    table.mean[i] = x > 0 ? repeats / x : 0
    table.spent[i] = first + repeats
  }
  return table
}

function fitted(table: WorthTable) {
  const params = fitWorth(table)
  if (!params) throw new Error('there is something to fit')
  return params
}

test('finds how members differ, how a member’s days do, and that first days are smaller', () => {
  const params = fitted(drawn(3000, { spread: 0.8, stray: 0.5, later: 0.4 }))
  expect(params.between).toBeCloseTo(0.64, 0)
  expect(params.within).toBeCloseTo(0.25, 1)
  // The mean of several days is a little above a usual one.
  expect(params.later).toBeGreaterThan(0.35)
  expect(params.later).toBeLessThan(0.55)
  expect(params.byDays).toBe(0)
})

test('few spend most, as in a shop that also sells to companies: the own mean holds, not the mean of all', () => {
  const table = drawn(800, { spread: 2, stray: 0.3 })
  const params = fitted(table)
  const mean = table.spent.reduce((sum, each) => sum + each, 0) / table.x.reduce((sum, each) => sum + each + 1, 0)
  expect(mean).toBeGreaterThan(12_000)
  for (const own of [500, 4000, 200_000]) {
    const worth = expectedWorth(params, { x: 3, mean: own, spent: 4 * own })
    expect(worth / own).toBeGreaterThan(0.8)
    expect(worth / own).toBeLessThan(1.25)
  }
})

test('members who differ by chance alone are drawn together', () => {
  const params = fitted(drawn(3000, { spread: 0.05, stray: 0.6 }))
  const [low, high] = [500, 20_000].map((own) => expectedWorth(params, { x: 1, mean: own, spent: 2 * own }))
  expect((high ?? 0) / (low ?? 1)).toBeLessThan(3)
})

test('who comes often spends more: who came once is not expected to bring what the regulars do', () => {
  const params = fitted(drawn(3000, { spread: 0.3, stray: 0.6, byDays: 0.7 }))
  expect(params.byDays).toBeCloseTo(0.7, 0)
  const worth = (x: number) => expectedWorth(params, { x, mean: x > 0 ? Math.exp(8) : 0, spent: (x + 1) * Math.exp(8) })
  expect(worth(0)).toBeLessThan(worth(2))
})

test('all pay the same: so will they', () => {
  const table = drawn(200, { spread: 0, stray: 0 })
  const params = fitted(table)
  expect(params.within).toBeLessThan(1e-20)
  expect(expectedWorth(params, { x: 0, mean: 0, spent: Math.exp(8) })).toBeCloseTo(Math.exp(8), 6)
  expect(expectedWorth(params, { x: 4, mean: Math.exp(8), spent: 5 * Math.exp(8) })).toBeCloseTo(Math.exp(8), 6)
})

test('one purchase of a hundred thousand times the usual moves nobody else by more than a few percent', () => {
  const table = drawn(120, { spread: 0.6, stray: 0.4 })
  const spoilt = { ...table, spent: table.spent.slice() }
  spoilt.spent[7] = 1e5 * (spoilt.spent[7] ?? 0)
  const someone = { x: 1, mean: 3000, spent: 6500 }
  const [before, after] = [expectedWorth(fitted(table), someone), expectedWorth(fitted(spoilt), someone)]
  expect(Math.abs(after / before - 1)).toBeLessThan(0.05)
})

test('nothing was paid on balance: a member like all others; of nobody there is nothing to learn', () => {
  const params = fitted(drawn(500, { spread: 0.5, stray: 0.5 }))
  const worth = expectedWorth(params, { x: 2, mean: 0, spent: -300 })
  expect(worth).toBeGreaterThan(2000)
  expect(worth).toBeLessThan(6000)
  expect(fitWorth({ x: new Float64Array(1), mean: new Float64Array(1), spent: new Float64Array(1) })).toBeNull()
})

test('a single customer: a number, and their own', () => {
  const alone = { x: Float64Array.of(2), mean: Float64Array.of(500), spent: Float64Array.of(1500) }
  expect(expectedWorth(fitted(alone), { x: 2, mean: 500, spent: 1500 })).toBeCloseTo(500, 6)
})

test.each<[string, (i: number) => number]>([
  ['fen and ten millions alternate', (i) => (i % 2 === 0 ? 1 : 1e9)],
  ['sums of any size', () => Math.ceil(10 ** (9 * random()))],
])('%s: nobody is foretold more than anybody ever paid', (_, sumAt) => {
  const table = drawn(300, { spread: 0, stray: 0 })
  table.x.forEach((x, i) => {
    table.mean[i] = x > 0 ? sumAt(i) : 0
    table.spent[i] = x * (table.mean[i] as number) + sumAt(i)
  })
  const params = fitted(table)
  for (const x of [0, 1, 4]) {
    for (const own of [0, 1, 3000]) {
      const worth = expectedWorth(params, { x, mean: x > 0 ? own : 0, spent: (x + 1) * own })
      expect(worth).toBeGreaterThan(0)
      expect(worth).toBeLessThan(2e9)
    }
  }
})

test('all came on as many days: there is no telling what more days bring, whatever the last digits say', () => {
  for (const x of [1, 299]) {
    const table = drawn(60, { spread: 0, stray: 0 })
    table.x.fill(x)
    table.mean.fill(8000)
    table.spent.fill(8000 * (x + 1))
    const params = fitted(table)
    expect(params.byDays).toBe(0)
    expect(expectedWorth(params, { x: 0, mean: 0, spent: 0 })).toBeCloseTo(8000, 3)
  }
})
