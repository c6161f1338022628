import { fromColumns, toColumns } from './columns'

const back = (documents: readonly unknown[]) =>
  fromColumns(JSON.parse(JSON.stringify(toColumns(documents))), documents.length)

test('what is written as columns is read as it was, with its keys in their order', () => {
  const documents = [
    {
      _id: 'a',
      lots: [
        { day: '2026-11', points: 5 },
        { points: 7, day: '2026-12' },
      ],
      none: null,
      at: { $date: 'x' },
    },
    { at: {}, _id: 'b', lots: [], deep: [[1, 2], [], [[3]]], yes: true },
    { _id: 'c', lots: [null, 'text', 4, { form: 0 }] },
    {},
  ]
  expect(JSON.stringify(back(documents))).toBe(JSON.stringify(documents))
})

test('places whose names are written alike are told apart by their order', () => {
  const documents = [
    { 'a.b': 1, a: { b: 2 } },
    { a: { b: 3 }, 'a.b': 4 },
    { 'c[]': 5, c: [6, 7] },
  ]
  expect(back(documents)).toEqual(documents)
})

test('a column that is too short is an error, not a shop with holes', () => {
  const [root, column] = toColumns([{ a: 1 }, { a: 2 }])
  if (!root || !column) throw new Error('there are two')
  expect(() => fromColumns([root, { ...column, values: [1] }], 2)).toThrow('nothing more stands at .a')
})
