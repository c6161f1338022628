import { recordsOfMerge } from './merge-records'

test('the source of a merge names both records, and no other source does', () => {
  const [from, into] = ['mem_0000000001', 'mem_0000000002']
  expect(recordsOfMerge(`${from}:${into}:1795312800000`)).toEqual({ from, into })
  for (const other of [`${from}:2026-11-22`, 'str_east:17', '']) expect(recordsOfMerge(other)).toBeNull()
})
