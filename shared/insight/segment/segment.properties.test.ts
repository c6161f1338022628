import fc from 'fast-check'
import { nextTurnDay } from '#shared/base/condition/turn'
import { TODAY } from '../tag/testing/facts'
import { segmentLanguage } from './language'
import { anyFacts, someCondition } from './testing/arbitrary'

const HORIZON_DAYS = 450

test('the next turn is the very day on which the answer first differs, asked day by day', () => {
  fc.assert(
    fc.property(someCondition, anyFacts, (condition, facts) => {
      const compiled = segmentLanguage.compile(condition)
      const now = compiled.test(facts, TODAY)
      let first: number | null = null
      for (let day = TODAY + 1; day <= TODAY + HORIZON_DAYS && first === null; day += 1) {
        if (compiled.test(facts, day) !== now) first = day
      }
      const turn = nextTurnDay(compiled, facts, TODAY)
      expect(turn !== null && turn > TODAY + HORIZON_DAYS ? null : turn).toBe(first)
    }),
    { numRuns: 300 },
  )
})

test('asking twice, or of the parts one by one, answers the same', () => {
  fc.assert(
    fc.property(someCondition, anyFacts, (condition, facts) => {
      const explained = segmentLanguage.explain(condition, facts, TODAY)
      expect(explained.isMet).toBe(segmentLanguage.compile(condition).test(facts, TODAY))
      const met = explained.parts.map(({ isMet }) => isMet)
      if (condition.kind === 'all') expect(explained.isMet).toBe(met.every(Boolean))
      if (condition.kind === 'any') expect(explained.isMet).toBe(met.some(Boolean))
      if (condition.kind === 'not') expect(explained.isMet).toBe(!met[0])
    }),
    { numRuns: 200 },
  )
})
