import { type NewestPosition, newestPage } from './newest-page'

type Written = { _id: string; at: number }

/** A list as the database would read it: of one instant in no particular order, unless ids are asked for. */
function listOf(written: Written[]) {
  return {
    atOf: ({ at }: Written) => at,
    before: async (at: number, limit: number) =>
      written
        .filter((each) => each.at < at)
        .sort((a, b) => b.at - a.at)
        .slice(0, limit),
    within: async (at: number, afterId: string, limit: number) =>
      written
        .filter((each) => each.at === at && each._id > afterId)
        .sort((a, b) => (a._id < b._id ? -1 : 1))
        .slice(0, limit),
  }
}

test.each([
  ['each of another instant', [5, 4, 3, 2, 1]],
  ['all of one instant, far more than a page', [7, 7, 7, 7, 7, 7, 7, 7]],
  ['an instant that a page just holds, or just does not', [9, 8, 8, 8, 7, 7, 7, 7, 6]],
  ['a page just full', [3, 3, 3]],
  ['nothing', []],
])('pages hold every line once, newest first: %s', async (_what, instants) => {
  const written = instants.map((at, index) => ({ _id: `id${(index * 7) % 10}${index}`, at }))
  const seen: Written[] = []
  let from: NewestPosition | null = { at: Number.MAX_SAFE_INTEGER, id: null }
  for (let pages = 0; from !== null && pages < 20; pages += 1) {
    const { page, next }: Awaited<ReturnType<typeof newestPage<Written>>> = await newestPage(listOf(written), from, 3)
    expect(page.length).toBeLessThanOrEqual(3)
    seen.push(...page)
    from = next
  }
  expect(from).toBeNull()
  expect(seen.map(({ at }) => at)).toEqual(instants)
  expect(new Set(seen.map(({ _id }) => _id)).size).toBe(instants.length)
})
