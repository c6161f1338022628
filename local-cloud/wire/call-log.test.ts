import { createCallLog } from './call-log'

const call = { at: 0, invocation: 'i', action: 'a', collection: 'c', ms: 1, outcome: 'ok' }

test('keeps the latest calls only, with numbers that go on', () => {
  const log = createCallLog(10)
  for (let i = 0; i < 100; i++) log.add(call)
  expect(log.count()).toBeLessThanOrEqual(20)
  expect(log.since(98).map(({ n }) => n)).toEqual([99, 100])
  log.clear()
  log.add(call)
  expect(log.last()).toBe(101)
  expect(log.count()).toBe(1)
})
