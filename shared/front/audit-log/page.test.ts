import { toAuditPage } from './page'

const line = (at: number, _id: string) => ({ _id, at })
const idsOf = (lines: { _id: string }[]) => lines.map(({ _id }) => _id)

test('pages of lines, many of one instant, hold each line once and end', () => {
  const all = [line(3, 'c'), line(3, 'a'), line(3, 'b'), line(2, 'z'), line(1, 'y')]
  const seen: string[] = []
  let after: { at: number; id: string } | null = null
  for (let pages = 0; pages < 9; pages += 1) {
    const page: ReturnType<typeof toAuditPage> = toAuditPage(all, after, { size: 2, isFull: false })
    seen.push(...idsOf(page.lines))
    after = page.next
    if (!after) break
  }
  expect(seen).toEqual(['a', 'b', 'c', 'z', 'y'])
})

test('an instant with more lines than are read at once does not stop the list', () => {
  const read = [line(3, 'a'), line(3, 'b')]
  expect(toAuditPage(read, { at: 3, id: 'b' }, { size: 2, isFull: true })).toEqual({
    lines: [],
    next: { at: 2, id: '' },
  })
})
