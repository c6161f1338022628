import { estimateOf } from './estimate'

test('of a small part the range is wide, of a large one it is narrow', () => {
  expect(estimateOf({ members: 20, looked: 100, all: 100_000 })).toEqual({ from: 13_339, to: 28_878 })
  expect(estimateOf({ members: 400, looked: 2000, all: 100_000 })).toEqual({ from: 18_322, to: 21_791 })
})

test('it never says less than was seen, nor more than can be', () => {
  expect(estimateOf({ members: 3, looked: 3, all: 4 })).toMatchObject({ from: 3, to: 4 })
  expect(estimateOf({ members: 0, looked: 2000, all: 100_000 })).toMatchObject({ from: 0 })
  expect(estimateOf({ members: 7, looked: 10, all: 10 })).toEqual({ from: 7, to: 7 })
})
