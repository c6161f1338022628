import {
  MISSING_MAX,
  PHONE_DAYS_MAX,
  PHONES_MAX,
  type PhoneCount,
  type StoredMark,
  sentOn,
  withMarks,
} from '#shared/insight/event/phone-count'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

const FIRST = '2026-11-01' as BusinessDay
const onDay = (days: number) => addDays(FIRST, days)
const mark = (seq: number, part: Partial<StoredMark> = {}): StoredMark => {
  return { installId: 'phone', fromSeq: seq, toSeq: seq, covers: 1, isStored: true, ...part }
}
const counted = (days: Record<number, StoredMark[]>) =>
  Object.entries(days).reduce<PhoneCount[]>(
    (phones, [day, marks]) => withMarks(phones, onDay(Number(day)), marks).phones,
    [],
  )
const sent = (phones: readonly PhoneCount[], day: number) => phones.map((phone) => sentOn(phone, onDay(day)))

test('a gap in the numbers is missing, on the day whose next number arrived', () => {
  const phones = counted({ 0: [mark(1), mark(2), mark(5)], 1: [mark(8)] })
  expect(sent(phones, 0)).toEqual([{ produced: 5, stored: 3, withheld: 0, missing: 2 }])
  expect(sent(phones, 1)).toEqual([{ produced: 3, stored: 1, withheld: 0, missing: 2 }])
})

test('what came before the first number that arrived is nobody’s loss', () => {
  expect(sent(counted({ 0: [mark(57)] }), 0)).toEqual([{ produced: 1, stored: 1, withheld: 0, missing: 0 }])
})

test('what was withheld is accounted for, before and behind the record that answers for it', () => {
  const phones = counted({ 0: [mark(2, { fromSeq: 1, toSeq: 6, covers: 6 })] })
  expect(sent(phones, 0)).toEqual([{ produced: 6, stored: 1, withheld: 5, missing: 0 }])
})

test('a late number fills its gap, and the day behind it is counted again', () => {
  const before = counted({ 0: [mark(1), mark(3)], 1: [mark(4)] })
  const { phones, changedDays } = withMarks(before, onDay(0), [mark(1), mark(2), mark(3)])
  expect(sent(phones, 0)).toEqual([{ produced: 3, stored: 3, withheld: 0, missing: 0 }])
  expect(changedDays).toEqual([onDay(1)])
})

test('taking in the same again, or less because raw records have ended, changes nothing', () => {
  const phones = counted({ 0: [mark(1), mark(2)] })
  expect(withMarks(phones, onDay(0), [mark(1), mark(2)]).phones).toEqual(phones)
  expect(withMarks(phones, onDay(0), [mark(2)]).phones).toEqual(phones)
})

test('old days are forgotten without a gap, and so are phones used long ago', () => {
  const days = Object.fromEntries(Array.from({ length: PHONE_DAYS_MAX + 5 }, (_, day) => [day, [mark(day + 1)]]))
  const [phone] = counted(days)
  expect(phone?.days).toHaveLength(PHONE_DAYS_MAX)
  expect(phone && sentOn(phone, onDay(5))).toEqual({ produced: 1, stored: 1, withheld: 0, missing: 0 })
  const many = Object.fromEntries(
    Array.from({ length: PHONES_MAX + 1 }, (_, day) => [day, [mark(1, { installId: `phone-${day}` })]]),
  )
  expect(counted(many).map(({ installId }) => installId)).not.toContain('phone-0')
})

test('a phone that makes numbers up loses no more than is believed', () => {
  const [found] = sent(counted({ 0: [mark(1), mark(900_000_000)] }), 0)
  expect(found?.missing).toBe(MISSING_MAX)
})
