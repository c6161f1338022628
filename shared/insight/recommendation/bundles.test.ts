import { bundlesOf } from './bundles'

const times = (count: number, ...keys: string[]) => Array<string[]>(count).fill(keys)

test('what goes together more than by chance is named once, in its surest direction, most baskets first', () => {
  const baskets = [...times(20, 'tea', 'cup'), ...times(12, 'jam', 'bread'), ...times(10, 'tea'), ...times(60, 'cake')]
  const { countMin, bundles } = bundlesOf(baskets)
  expect(countMin).toBe(8)
  expect(bundles.map(({ left, right, count }) => [left.join(' '), right, count])).toEqual([
    ['cup', 'tea', 20],
    ['jam', 'bread', 12],
  ])
  expect(bundles[0]).toMatchObject({ confidence: 1, lift: 102 / 30 })
})

test('what is in too few baskets, or together hardly more than by chance, is nothing to offer', () => {
  expect(bundlesOf(times(7, 'tea', 'cup')).bundles).toEqual([])
  const chance = [...times(25, 'tea', 'cup'), ...times(25, 'tea'), ...times(25, 'cup'), ...times(25, 'jam')]
  expect(bundlesOf(chance).bundles).toEqual([])
  expect(bundlesOf([]).bundles).toEqual([])
})

test('a third product is named only where it makes it surer', () => {
  const baskets = [
    ...times(10, 'tea', 'cup', 'tin'),
    ...times(30, 'tea', 'cup'),
    ...times(10, 'tin'),
    ...times(50, 'jam'),
  ]
  const named = bundlesOf(baskets).bundles.map(({ left, right }) => `${left.join('+')}→${right}`)
  expect(named).toEqual(['tea→cup'])
})
