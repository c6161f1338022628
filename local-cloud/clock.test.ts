import { createClock } from './clock'

test('runs on from where it was set, and stands still when frozen', () => {
  let system = 1000
  const clock = createClock(() => system)
  clock.set(5000)
  system += 10
  expect(clock.now()).toBe(5010)
  expect(clock.offsetMs()).toBe(4000)
  clock.freeze()
  system += 10
  expect(clock.now()).toBe(5010)
  clock.advance(90)
  expect(clock.now()).toBe(5100)
  clock.reset()
  expect(clock.now()).toBe(1020)
})

test('tells of every change made by hand, until told to stop', () => {
  const clock = createClock(() => 0)
  let changes = 0
  const stop = clock.onChange(() => {
    changes += 1
  })
  clock.set(1)
  clock.advance(1)
  clock.freeze()
  stop()
  clock.reset()
  expect(changes).toBe(3)
  expect(() => clock.set(Number.NaN)).toThrow(/cannot be set/)
})
