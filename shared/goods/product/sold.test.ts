import { mostSoldFirst, type Weight, withDay, withUnits } from './sold'

const units = (text: string): Weight[] =>
  text === ''
    ? []
    : text.split(' ').map((word) => ({ key: word.split(':')[0] ?? '', weight: Number(word.split(':')[1]) }))
const text = (weights: readonly Weight[]) => weights.map(({ key, weight }) => `${key}:${weight}`).join(' ')

test.each([
  ['a first day', '', 'tea:3 bun:5', 'bun:5 tea:3'],
  ['a day without sales counts the days before for less', 'bun:5 tea:3', '', 'bun:4.665 tea:2.799'],
  ['what sells now passes what sold before', 'bun:5 tea:4', 'tea:2', 'tea:5.732 bun:4.665'],
  ['what has long not sold is forgotten', 'bun:0.01', '', ''],
  ['equals stand by their keys', '', 'b:1 a:1', 'a:1 b:1'],
])('%s: %p and %p make %p', (_what, weights, day, next) => {
  expect(text(withDay(units(weights), units(day)))).toBe(next)
})

test('after ten days a day counts for half', () => {
  const after = Array.from({ length: 10 }).reduce<Weight[]>((weights) => withDay(weights, []), units('tea:100'))
  expect(after[0]?.weight).toBeCloseTo(50, 0)
})

test('parts of a day add up', () => {
  expect(text(withUnits(units('tea:1'), units('tea:2 bun:1')))).toBe('tea:3 bun:1')
})

test('the till’s keys begin with what sells most', () => {
  const goods = ['a', 'b', 'c'].map((_id) => ({ _id }))
  expect(mostSoldFirst(goods, units('c:2 b:1 gone:9')).map(({ _id }) => _id)).toEqual(['c', 'b', 'a'])
})
