import fc from 'fast-check'
import { CLIMB_MAX, chainOf, climb, findRings } from './graph'

const graph = (...pairs: [invitee: string, inviter: string][]) => new Map(pairs)
const sorted = (rings: string[][]) => rings.map((ring) => [...ring].sort()).sort()

test('a ring is found whole, whoever is looked at first, with those that hang on it left out', () => {
  const inviterOf = graph(['tail', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'a'], ['other', 'tail'], ['x', 'y'])
  expect(sorted(findRings(inviterOf))).toEqual([['a', 'b', 'c']])
})

test('two rings are two; a couple and a member who invites itself are rings too', () => {
  const inviterOf = graph(['a', 'b'], ['b', 'a'], ['c', 'd'], ['d', 'e'], ['e', 'c'], ['f', 'f'])
  expect(sorted(findRings(inviterOf))).toEqual([['a', 'b'], ['c', 'd', 'e'], ['f']])
})

test('every planted ring is found among any trees', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 60 }),
      (rings, trees) => {
        const inviterOf = new Map<string, string>()
        rings.forEach((length, ring) => {
          for (let at = 0; at < length; at += 1) inviterOf.set(`r${ring}.${at}`, `r${ring}.${(at + 1) % length}`)
        })
        const roots = [...inviterOf.keys(), 'root']
        trees.forEach((pick, index) => {
          const parents = [...roots, ...Array.from({ length: index }, (_, older) => `t${older}`)]
          inviterOf.set(`t${index}`, parents[pick % parents.length] ?? 'root')
        })
        expect(
          findRings(inviterOf)
            .map((ring) => ring.length)
            .sort(),
        ).toEqual([...rings].sort())
      },
    ),
  )
})

test('who closes a ring sees how long it is; who only hangs below one sees none', () => {
  const inviterOf = graph(['a', 'b'], ['b', 'c'], ['c', 'a'], ['below', 'a'])
  expect(chainOf('a', climb('a', inviterOf))).toEqual({ ringLength: 3, depth: 2 })
  expect(chainOf('below', climb('below', inviterOf)).ringLength).toBe(0)
  expect(chainOf('a', climb('a', graph(['a', 'b'], ['b', 'a'])))).toEqual({ ringLength: 2, depth: 1 })
})

test('climbing ends in any graph', () => {
  const long = graph(...Array.from({ length: 100 }, (_, at): [string, string] => [`m${at}`, `m${at + 1}`]))
  expect(climb('m0', long)).toHaveLength(CLIMB_MAX)
  expect(climb('nobody', long)).toEqual([])
})
