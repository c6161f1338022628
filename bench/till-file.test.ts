import { tillFile, tillFileWithLines } from './till-file'

test('has a head, as many rows as asked for, and every row whole', () => {
  const [head, ...rows] = tillFile(500).trimEnd().split('\n')
  expect(head).toBe('customer,date,amount')
  expect(rows).toHaveLength(500)
  for (const row of rows) expect(row).toMatch(/^K\d{7},202[456]-\d\d-\d\d,\d{1,3}\.\d\d$/)
})

test('is the same file in every run', () => {
  expect(tillFile(100)).toBe(tillFile(100))
})

test('customers return as often in a large file as in a small one, so that the two can be compared', () => {
  const rowsPerCustomer = (rows: number) => {
    const lines = tillFile(rows).trimEnd().split('\n').slice(1)
    return rows / new Set(lines.map((line) => line.split(',')[0])).size
  }
  expect(rowsPerCustomer(20_000) / rowsPerCustomer(2000)).toBeCloseTo(1, 1)
})

test('with lines, two rows make a receipt', () => {
  const [head, ...rows] = tillFileWithLines(100).trimEnd().split('\n')
  expect(head).toBe('customer,date,amount,receipt,article,quantity')
  expect(rows).toHaveLength(100)
  expect(new Set(rows.map((row) => row.split(',')[3])).size).toBe(50)
})
