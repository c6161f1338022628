import { askedOf, type TillQuestion, withNo, withoutOpen, withoutQuestion, withQuestion } from './till-question'

const asked = (recordId: string, storeId: string | null = 'str_east') => ({ recordId, storeId, at: 1 })
const listOf = (...each: ReturnType<typeof asked>[]) =>
  each.reduce<TillQuestion[]>((list, one) => withQuestion(list, one), [])

test('one record is asked about, a card at each of two stores one after the other', () => {
  expect(askedOf(undefined)).toBeNull()
  const two = listOf(asked('a'), asked('b', 'str_west'))
  expect(askedOf(two)?.recordId).toBe('a')
  expect(askedOf(withoutQuestion(two, 'a'))?.recordId).toBe('b')
})

test('a number that a store knows as several customers is asked about nobody', () => {
  const several = listOf(asked('a'), asked('b'))
  expect(askedOf(several)).toBeNull()
  expect(askedOf(withoutQuestion(several, 'b'))?.recordId).toBe('a')
})

test('a no is kept: the same record is never asked about again, another one is', () => {
  const said = withNo(listOf(asked('a')), 'a')
  expect(askedOf(withQuestion(said, asked('a')))).toBeNull()
  expect(askedOf(withQuestion(said, asked('b')))?.recordId).toBe('b')
})

test('with another number only what was said is left', () => {
  const said = withNo(listOf(asked('a'), asked('b', 'str_west')), 'a')
  expect(withoutOpen(said)).toEqual([{ ...asked('a'), answer: 'no' }])
})

test('the list does not grow without end', () => {
  const many = listOf(...Array.from({ length: 40 }, (_, n) => asked(`r${n}`, `str_${n}`)))
  expect(many).toHaveLength(12)
  expect(many.at(-1)?.recordId).toBe('r39')
})
