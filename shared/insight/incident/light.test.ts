import { lightsOf } from './light'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const now = 100 * HOUR
const fell = { kind: 'minutes', steps: ['check-in'], state: 'open', seenAt: now, solvedAt: null } as const
const arrive = (over: object) => lightsOf([{ ...fell, ...over }], now).find(({ path }) => path === 'arrive')?.light

test('a path is red while something is wrong on it, and the others stay green', () => {
  const lights = Object.fromEntries(lightsOf([fell], now).map(({ path, light }) => [path, light]))
  expect(lights).toEqual({
    arrive: 'red',
    coupon: 'green',
    till: 'green',
    invite: 'green',
    message: 'green',
    fault: 'green',
  })
})

test.each([
  ['red', 30 * MINUTE],
  ['yellow', 30 * MINUTE + 1],
  ['yellow', 24 * HOUR],
  ['green', 24 * HOUR + 1],
])('what is no longer met leaves it %s after %d ms: it does not go back and forth', (light, since) => {
  expect(arrive({ seenAt: now - since })).toBe(light)
})

test('what is found by days is wrong for a day, and what is solved has an hour to come again', () => {
  expect(arrive({ kind: 'days', seenAt: now - 20 * HOUR })).toBe('red')
  expect(arrive({ kind: 'days', seenAt: now - 27 * HOUR })).toBe('green')
  expect(arrive({ state: 'solved', solvedAt: now - HOUR })).toBe('yellow')
  expect(arrive({ state: 'solved', solvedAt: now - HOUR - 1 })).toBe('green')
})

test('the worst of several is what a path shows', () => {
  const other = { ...fell, steps: ['join'] as const, seenAt: now - 2 * HOUR }
  const lights = lightsOf(
    [
      { ...other, steps: ['join'] },
      { ...fell, steps: ['check-in'] },
    ],
    now,
  )
  expect(lights[0]).toEqual({ path: 'arrive', light: 'red' })
})
