import { table } from './table'

test('columns are as wide as their widest cell, numbers to the right', () => {
  const text = table(
    ['action', 'p50'],
    [
      ['home.open', 12.5],
      ['tier.list', 7],
    ],
  )
  expect(text.split('\n')).toEqual([
    '| action    |  p50 |',
    '| --------- | ---: |',
    '| home.open | 12.5 |',
    '| tier.list |    7 |',
  ])
})

test('what was not measured is a dash, and its column stays one of numbers', () => {
  const rows = [
    ['a', null],
    ['b', 4],
  ]
  const lines = table(['act', 'most'], rows).split('\n')
  expect(lines.slice(1)).toEqual(['| --- | ---: |', '| a   |    – |', '| b   |    4 |'])
})

test('a table without rows is its head', () => {
  expect(table(['a', 'b'], []).split('\n')).toEqual(['| a   | b   |', '| --- | --- |'])
})
