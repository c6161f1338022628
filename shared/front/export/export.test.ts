import type { BusinessDay } from '#shared/kernel/business-day'
import { type ExportFilter, FILE_LIMITS, isFull, isWanted } from './export'

const all: ExportFilter = { storeId: null, fromDay: null, toDay: null, segmentId: null }
const facts = { storeId: 'str_east', day: '2026-11-22' as BusinessDay, segmentIds: ['seg_tea'] }
const day = (text: string) => text as BusinessDay

test.each<[string, Partial<ExportFilter>, boolean]>([
  ['without conditions', {}, true],
  ['of its store', { storeId: 'str_east' }, true],
  ['of another store', { storeId: 'str_west' }, false],
  ['from its day on', { fromDay: day('2026-11-22') }, true],
  ['from a later day on', { fromDay: day('2026-11-23') }, false],
  ['up to its day', { toDay: day('2026-11-22') }, true],
  ['up to an earlier day', { toDay: day('2026-11-21') }, false],
  ['of its segment', { segmentId: 'seg_tea' }, true],
  ['of another segment', { segmentId: 'seg_new' }, false],
  ['of its store and another segment', { storeId: 'str_east', segmentId: 'seg_new' }, false],
])('a record is asked for %s', (_title, filter, isSo) => {
  expect(isWanted({ ...all, ...filter }, facts)).toBe(isSo)
})

test('a record without a store is asked for by none', () => {
  expect(isWanted({ ...all, storeId: 'str_east' }, { ...facts, storeId: null })).toBe(false)
})

test.each([
  [FILE_LIMITS.rows - 1, FILE_LIMITS.bytes - 1, false],
  [FILE_LIMITS.rows, 0, true],
  [0, FILE_LIMITS.bytes, true],
])('a file of %i rows and %i bytes is full: %s', (rows, bytes, full) => {
  expect(isFull({ rows, bytes }, FILE_LIMITS)).toBe(full)
})
