import fc from 'fast-check'
import { isTimeToTell, type OwnTally, PER_DAY_MAX, roomFor } from './day-tally'

const own = (taken: number, told = 0): OwnTally => ({ taken, told, dropped: 0 })
const max = PER_DAY_MAX.events

test.each<[string, number, number, OwnTally, number]>([
  ['nothing was counted', 20, 0, own(0), 20],
  ['the limit lies within the batch', 20, 0, own(max - 5), 5],
  ['the day is used up', 20, 0, own(max), 0],
  ['other instances have used it up', 20, max, own(0), 0],
  ['other instances have used most of it', 20, max - 3, own(0), 3],
  ['what is shared holds all that this one has told', 20, 500, own(500, 500), 20],
  ['what is shared is older than what this one has told', 20, 0, own(max, max), 0],
])('when %s, of %p with %p shared there is room for the rest', (_when, wanted, shared, counted, room) => {
  expect(roomFor('events', wanted, shared, counted)).toBe(room)
})

test('an instance tells the others after every tenth of a limit', () => {
  expect(isTimeToTell('events', own(max / 10 - 1))).toBe(false)
  expect(isTimeToTell('events', own(max / 10))).toBe(true)
  expect(isTimeToTell('events', own(max / 10, max / 10))).toBe(false)
  expect(isTimeToTell('touches', own(10))).toBe(true)
})

test('however batches come and instances share a phone, no more is kept than the limit and a tenth for each other one', () => {
  const turns = fc.array(fc.record({ instance: fc.nat(3), wanted: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 400,
  })
  fc.assert(
    fc.property(turns, (sent) => {
      let shared = 0
      let kept = 0
      const instances = [own(0), own(0), own(0), own(0)]
      for (const { instance, wanted } of sent) {
        const tally = instances[instance] ?? own(0)
        const admitted = roomFor('events', wanted, shared, tally)
        tally.taken += admitted
        kept += admitted
        if (isTimeToTell('events', tally)) {
          shared += tally.taken - tally.told
          tally.told = tally.taken
        }
      }
      expect(kept).toBeLessThanOrEqual(max + (instances.length - 1) * (max / 10))
    }),
  )
})
