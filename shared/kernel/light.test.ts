import { chanceOf, type Light, lightOf } from './light'

const more = { base: 100, challenge: 120 }
const less = { base: 10, challenge: 5 }
const light = (value: number | null, target: typeof more | null, before: Light = 'unknown', interval = 0) =>
  lightOf({ value, interval }, target, { hysteresis: 0.05, before })

test.each<[string, Light, Light]>([
  ['at the challenge', light(120, more), 'good'],
  ['between the two', light(100, more), 'watch'],
  ['below the base', light(99, more), 'bad'],
  ['below the base, but within chance', light(99, more, 'unknown', 3), 'watch'],
  ['good stays good just below', light(115, more, 'good'), 'good'],
  ['good ends further below', light(113, more, 'good'), 'watch'],
  ['bad stays bad just above', light(104, more, 'bad'), 'bad'],
  ['bad ends further above', light(105, more, 'bad'), 'watch'],
  ['less is better: few', light(5, less), 'good'],
  ['less is better: some', light(10, less), 'watch'],
  ['less is better: many', light(11, less), 'bad'],
  ['nothing known', light(null, more), 'unknown'],
  ['nothing promised', light(5, null), 'unknown'],
])('%s', (_when, found, expected) => {
  expect(found).toBe(expected)
})

test('a figure that swings around a bound keeps its light', () => {
  let now: Light = 'unknown'
  const seen = [101, 99, 101, 99, 102, 98].map((value) => {
    now = light(value, more, now)
    return now
  })
  expect(seen).toEqual(['watch', 'bad', 'bad', 'bad', 'bad', 'bad'])
})

test('chance is wide for few and narrow for many', () => {
  expect(chanceOf({ value: 0.5, whole: 100 })).toBeCloseTo(0.098)
  expect(chanceOf({ value: 100, whole: null })).toBeCloseTo(19.6)
  expect(chanceOf({ value: 0, whole: 0 })).toBe(1)
})
