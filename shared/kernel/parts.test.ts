import { partsOf } from './parts'

test.each([
  [[], []],
  [[1], [[1]]],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3],
    [[1, 2], [3]],
  ],
])('%j in twos is %j', (list, parts) => expect(partsOf(list, 2)).toEqual(parts))
