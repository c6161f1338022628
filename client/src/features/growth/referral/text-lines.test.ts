import { textLines } from './text-lines'

/** A measure by which every character is one wide. */
const measure = (text: string) => [...text].length
const lines = (text: string, width: number, max = 9) => textLines(text, width, measure, max)

test('breaks between any two characters, and keeps figures and foreign words whole', () => {
  expect(lines('一二三四五六', 4)).toEqual(['一二三四', '五六'])
  expect(lines('一二三100积分', 5)).toEqual(['一二三', '100积分'])
  expect(lines('来 Changlai 坐坐', 9)).toEqual(['来', 'Changlai', '坐坐'])
})

test('no line begins with a closing sign', () => {
  expect(lines('一二三四，五', 4)).toEqual(['一二三四，', '五'])
})

test('what does not fit ends with an ellipsis', () => {
  expect(lines('一二三四五六七八九', 4, 2)).toEqual(['一二三四', '五六七…'])
})

test('nothing is no line', () => {
  expect(lines('', 4)).toEqual([])
})
