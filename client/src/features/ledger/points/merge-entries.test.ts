import { anEntry } from '../../../testing/answers'
import { type LoadedEntries, withNewest, withOlder } from './merge-entries'

const page = (from: number, to: number): LoadedEntries => ({
  entries: Array.from({ length: from - to + 1 }, (_, index) => anEntry(from - index)),
  nextBeforeSeq: to > 1 ? to : null,
})
const seqsOf = ({ entries }: LoadedEntries) => entries.map(({ seq }) => seq)

test('older pages follow what is loaded, and the same page twice adds nothing', () => {
  const both = withOlder(page(40, 21), page(20, 1))
  expect(seqsOf(both)).toEqual(seqsOf(page(40, 1)))
  expect(both.nextBeforeSeq).toBeNull()
  expect(seqsOf(withOlder(both, page(20, 1)))).toEqual(seqsOf(both))
})

test('the newest page goes in front, and the older ones stay', () => {
  const refreshed = withNewest(page(40, 5), page(43, 24))
  expect(seqsOf(refreshed)).toEqual(seqsOf(page(43, 5)))
  expect(refreshed.nextBeforeSeq).toBe(5)
})

test('pages that just touch are joined', () => {
  expect(seqsOf(withNewest(page(40, 21), page(60, 41)))).toEqual(seqsOf(page(60, 21)))
})

test('with a gap between them only the newest stays, rather than a list with a hole', () => {
  expect(withNewest(page(40, 21), page(61, 42))).toEqual(page(61, 42))
})

test('the first page alone is simply replaced', () => {
  expect(withNewest(page(20, 1), page(21, 2))).toEqual({
    entries: [...page(21, 2).entries, anEntry(1)],
    nextBeforeSeq: null,
  })
  expect(withNewest({ entries: [], nextBeforeSeq: null }, page(3, 1))).toEqual(page(3, 1))
})
