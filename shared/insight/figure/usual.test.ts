import { seeded } from '#shared/insight/score/testing/a-shop'
import { amount, type Counted, share } from './facts'
import { USUAL_PERIODS, usualLight } from './usual'

const fen = { unit: 'fen' } as const
const percent = { unit: 'percent' } as const
const counts = { unit: 'orders' } as const
const of = (values: readonly number[]): Counted[] => values.map(amount)
const STEADY = of([
  100_000, 103_000, 98_000, 101_000, 96_000, 102_000, 99_000, 104_000, 97_000, 100_500, 98_500, 101_500,
])

test.each([
  ['as it always is', 99_000, 'good'],
  ['more than ever', 160_000, 'good'],
  ['somewhat less', 90_000, 'watch'],
  ['much less', 60_000, 'bad'],
])('a figure without a target that is %s', (_title, value, light) => {
  expect(usualLight(fen, amount(value), STEADY).light).toBe(light)
})

test('where less is better, more is worse', () => {
  const less = { ...fen, lessIsBetter: true }
  expect(usualLight(less, amount(160_000), STEADY).light).toBe('bad')
  expect(usualLight(less, amount(60_000), STEADY).light).toBe('good')
})

test('one odd period moves neither the middle nor the spread', () => {
  const odd = [STEADY[0] as Counted, amount(900_000), ...STEADY.slice(2)]
  const [{ usual }, { usual: without }] = [usualLight(fen, amount(1), odd), usualLight(fen, amount(1), STEADY)]
  expect(Math.abs((usual?.from ?? 0) - (without?.from ?? 0))).toBeLessThan(2_000)
})

test('fewer than six periods teach nothing, and neither do those that are not known', () => {
  expect(usualLight(fen, amount(1), STEADY.slice(0, 5))).toEqual({ usual: null, light: 'unknown' })
  expect(usualLight(fen, amount(1), [...STEADY.slice(0, 5), null, null, null]).light).toBe('unknown')
  expect(usualLight(fen, amount(null), STEADY).light).toBe('unknown')
})

test('of few, chance alone is no alarm', () => {
  const few = Array.from({ length: 12 }, () => share(5, 10))
  expect(usualLight(percent, share(2, 10), few).light).toBe('good')
  const many = Array.from({ length: 12 }, () => share(5_000, 10_000))
  expect(usualLight(percent, share(2_000, 10_000), many).light).toBe('bad')
  expect(usualLight(counts, amount(6), of(Array.from({ length: 12 }, () => 10))).light).toBe('good')
})

test('a share that never moves is watched as soon as it does', () => {
  const whole = Array.from({ length: 12 }, () => amount(1))
  expect(usualLight(percent, amount(0.999), whole).light).toBe('good')
  expect(usualLight(percent, amount(0.992), whole).light).toBe('watch')
  expect(usualLight(percent, amount(0.8), whole).light).toBe('bad')
})

test('a light that is on stays on until its bound is passed', () => {
  const justBelow = (earlier: readonly Counted[]) =>
    amount((usualLight(fen, amount(1), earlier).usual?.from ?? 0) * 0.999)
  const afterLess = [amount(85_000), ...STEADY]
  expect(usualLight(fen, justBelow(STEADY), STEADY).light).toBe('good')
  expect(usualLight(fen, justBelow(afterLess), afterLess).light).toBe('watch')
})

test('what stands at the end of a period is judged by how much it usually moves, not by how much there is', () => {
  const debt = { ...fen, lessIsBetter: true, stands: true }
  const growing = of(Array.from({ length: 13 }, (_, at) => 500_000 - at * 10_000 + (at % 3) * 400))
  expect(usualLight(debt, amount(510_000), growing).light).toBe('good')
  expect(usualLight(debt, amount(600_000), growing).light).toBe('bad')
  expect(usualLight({ ...debt, stands: false }, amount(600_000), growing).light).not.toBe('bad')
})

test('a band has the ends of its unit', () => {
  const low = Array.from({ length: 12 }, () => share(1, 10))
  expect(usualLight(percent, share(1, 10), low).usual).toMatchObject({ from: 0 })
  expect(usualLight({ unit: 'score' }, amount(-60), of([-60, -20, -90, -50, -99, -10, -70, -95])).usual?.from).toBe(
    -100,
  )
})

test('of two thousand ordinary periods fewer than one in a hundred is bad by chance', () => {
  const random = seeded(7)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const value = () => amount(100_000 + 15_000 * normal())
  let bad = 0
  let found = 0
  for (let at = 0; at < 2_000; at += 1) {
    const earlier = Array.from({ length: USUAL_PERIODS + 1 }, value)
    if (usualLight(fen, value(), earlier).light === 'bad') bad += 1
    if (usualLight(fen, amount(20_000), earlier).light === 'bad') found += 1
  }
  expect(bad).toBeLessThan(20)
  expect(found).toBeGreaterThan(1_000)
})
