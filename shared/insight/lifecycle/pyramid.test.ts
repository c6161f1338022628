import { pyramidOf, stagesOf } from './pyramid'

const counts = [
  { place: 'visitor:visitor', members: 10 },
  { place: 'visitor:lost', members: 5 },
  { place: 'active:active', members: 4 },
  { place: 'active:asleep', members: 2 },
  { place: 'loyal:loyal', members: 3 },
  { place: 'loyal:atRisk', members: 1 },
]

test('each layer holds those above it, and what is no further adds up to the rest', () => {
  const layers = pyramidOf(counts)
  expect(layers.map(({ members }) => members)).toEqual([25, 10, 10, 4, 4, 4])
  expect(layers[0]).toMatchObject({ above: 10, awake: 10, silent: { atRisk: 0, asleep: 0, lost: 5 } })
  for (const { members, above, awake, silent } of layers) {
    expect(members).toBe((above ?? 0) + awake + silent.atRisk + silent.asleep + silent.lost)
  }
  expect(layers.at(-1)?.above).toBeNull()
})

test('everybody stands at one stage', () => {
  const stages = stagesOf(counts)
  expect(stages.reduce((sum, { members }) => sum + members, 0)).toBe(25)
  expect(stages.find(({ stage }) => stage === 'lost')?.members).toBe(5)
})
