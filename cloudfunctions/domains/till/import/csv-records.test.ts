import { csvRecords } from './csv-records'

const read = (text: string, delimiter = ',') => [...csvRecords(text, delimiter)]

test('records know the line on which they begin, and empty lines are no records', () => {
  expect(read('a,b\r\n\r\n1,2\n,\n3,4')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['1', '2'] },
    { line: 5, cells: ['3', '4'] },
  ])
})

test('quoted cells may hold the delimiter, quotes and line breaks', () => {
  expect(read('a,"x, ""y""",b\n1,"two\nlines",3\n4,5,6\n')).toEqual([
    { line: 1, cells: ['a', 'x, "y"', 'b'] },
    { line: 2, cells: ['1', 'two\nlines', '3'] },
    { line: 4, cells: ['4', '5', '6'] },
  ])
})

test('a quote inside an unquoted cell is a letter', () => {
  expect(read('1,8" 蛋糕,3')).toEqual([{ line: 1, cells: ['1', '8" 蛋糕', '3'] }])
})

test('a quote that is never closed damages its own line and no other', () => {
  const rows = Array.from({ length: 30 }, (_, index) => `${index},2,3`)
  const records = read(['a,b,c', '1,"2,3', ...rows].join('\n'))
  expect(records).toHaveLength(32)
  expect(records.filter(({ cells }) => cells === null)).toEqual([{ line: 2, cells: null }])
  expect(records.at(-1)).toEqual({ line: 32, cells: ['29', '2', '3'] })
})

test('two lines with an open quote each are both damaged, and those between them are not', () => {
  const records = read('1,"2,3\n4,5,6\n7,"8,9\n10,11,12')
  expect(records.map(({ cells }) => cells?.length ?? null)).toEqual([null, 3, null, 3])
})

test('other delimiters are as good', () => {
  expect(read('a;"b;c"', ';')[0]?.cells).toEqual(['a', 'b;c'])
  expect(read('a\t1,5', '\t')[0]?.cells).toEqual(['a', '1,5'])
})
