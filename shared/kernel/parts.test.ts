import { groupedBy, partsOf } from './parts'

test.each([
  [[], []],
  [[1], [[1]]],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3],
    [[1, 2], [3]],
  ],
])('%j in twos is %j', (list, parts) => expect(partsOf(list, 2)).toEqual(parts))

test('each group has its own in their order', () => {
  expect([...groupedBy([3, 1, 4, 2, 5], (each) => each % 2)]).toEqual([
    [1, [3, 1, 5]],
    [0, [4, 2]],
  ])
})
