import { CHILDREN_MAX, inParts } from './in-parts'

test('a long list is cut so that no node has 60 children, and nothing is lost or moved', () => {
  const list = Array.from({ length: 2501 }, (_, index) => index)
  const parts = inParts(list)
  expect(parts.flat()).toEqual(list)
  expect(parts.length).toBeLessThan(60)
  expect(Math.max(...parts.map(({ length }) => length))).toBe(CHILDREN_MAX)
  expect(CHILDREN_MAX).toBeLessThan(60)
  expect(inParts([])).toEqual([])
})
