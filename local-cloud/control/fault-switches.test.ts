import type { FaultRule, Faults } from '../faults/faults'
import { createFaultSwitches } from './fault-switches'

/** Only what the switches use: rules by id. */
function fakeFaults(): Faults & { rules: Map<string, FaultRule> } {
  const rules = new Map<string, FaultRule>()
  let next = 0
  return {
    rules,
    add: (rule) => {
      next += 1
      rules.set(`f${next}`, rule)
      return `f${next}`
    },
    remove: (id) => void rules.delete(id),
    clear: () => rules.clear(),
    list: () => [],
  }
}

test('a switch that is on is one rule; turning it replaces the rule, turning it off removes it', () => {
  const faults = fakeFaults()
  const switches = createFaultSwitches(faults)
  switches.set({ databaseDelayMs: 50, conflictRate: 0.1 })
  expect([...faults.rules.values()]).toEqual([
    { kind: 'delay', delayMs: 50 },
    { kind: 'conflict', probability: 0.1 },
  ])
  switches.set({ databaseDelayMs: 300 })
  expect([...faults.rules.values()]).toContainEqual({ kind: 'delay', delayMs: 300 })
  switches.set({ databaseDelayMs: 0, conflictRate: 0 })
  expect(faults.rules.size).toBe(0)
})

test('rules of others stay when a switch is turned', () => {
  const faults = fakeFaults()
  faults.add({ kind: 'timeout' })
  createFaultSwitches(faults).set({ databaseErrorRate: 1 })
  createFaultSwitches(faults).set({ databaseErrorRate: 0 })
  expect([...faults.rules.values()]).toContainEqual({ kind: 'timeout' })
})

test('a phone without a network reaches nothing, whatever else is on', () => {
  const switches = createFaultSwitches(fakeFaults(), () => 0)
  switches.set({ phoneOffline: 1, phoneLostReplyRate: 1 })
  expect(switches.nextPhoneCall()).toBe('offline')
})

test('replies to phones get lost at the rate that was set', () => {
  const draws = [0.05, 0.1, 0.95]
  const switches = createFaultSwitches(fakeFaults(), () => draws.shift() ?? 1)
  switches.set({ phoneLostReplyRate: 0.1 })
  const fates = [0, 1, 2].map(() => switches.nextPhoneCall())
  expect(fates).toEqual(['loses its reply', 'passes', 'passes'])
})

test('all are off at first and after a clear', () => {
  const switches = createFaultSwitches(fakeFaults(), () => 0)
  expect(switches.nextPhoneCall()).toBe('passes')
  switches.set({ phoneOffline: 1 })
  switches.clear()
  expect(Object.values(switches.get())).toEqual([0, 0, 0, 0, 0, 0])
})
