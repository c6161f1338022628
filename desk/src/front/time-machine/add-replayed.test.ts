import { addReplayed, type ReplaySum } from './add-replayed'

const got = (points: number) => ({ points, growth: 0, makeUpCards: 0, couponFen: 0, tierKey: 'paper' })
const part = (points: number, costFen: number | null, next: string | null): ReplaySum => ({
  fromDay: '2026-08-24' as never,
  toDay: '2026-11-21' as never,
  looked: 500,
  changed: 1,
  lifted: 0,
  lowered: 0,
  before: got(0),
  after: got(points),
  costFen,
  examples: [{ memberId: `mem_${points}`, before: got(0), after: got(points) }],
  next,
  limits: [],
})

test('parts add up, the largest examples come first, and the last part says whether more is to come', () => {
  const whole = addReplayed(addReplayed(null, part(5, 4, 'mem_a')), part(90, 80, null))
  expect(whole).toMatchObject({ looked: 1000, changed: 2, after: { points: 95 }, costFen: 84, next: null })
  expect(whole.examples.map(({ memberId }) => memberId)).toEqual(['mem_90', 'mem_5'])
})

test('what has no price in one part has none in all', () => {
  expect(addReplayed(part(5, 4, 'mem_a'), part(90, null, null)).costFen).toBeNull()
})
