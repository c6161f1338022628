import { wholeInstants } from './whole-instants'

const SIZE = 3
/** All pages one after the other, each read as the database answers it. */
function pagesOf(instants: readonly number[]): number[][] {
  const pages: number[][] = []
  for (let beforeAt: number | null = Number.MAX_SAFE_INTEGER; beforeAt !== null; ) {
    const before: number = beforeAt
    const found = instants.filter((at) => at < before).slice(0, SIZE + 1)
    const { page, nextBeforeAt } = wholeInstants(found, SIZE, (at) => at)
    pages.push([...page])
    beforeAt = nextBeforeAt
  }
  return pages
}

test.each([
  [[], [[]]],
  [[3, 2, 1], [[3, 2, 1]]],
  [
    [9, 8, 7, 6],
    [[9, 8, 7], [6]],
  ],
  [
    [9, 8, 7, 7, 7, 6],
    [[9, 8], [7, 7, 7], [6]],
  ],
  [
    [5, 5, 5, 5, 4],
    [[5, 5, 5, 5], [4]],
  ],
])('what happened at %j is on the pages %j', (instants, pages) => expect(pagesOf(instants)).toEqual(pages))
