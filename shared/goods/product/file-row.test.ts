import { columnsOf, type RawProduct, readProductRow, type SaidFields } from './file-row'

test('columns are known by Chinese and English heads, others are left aside', () => {
  expect(columnsOf(['\ufeff编号', ' 品名 ', 'Price', '库存', '条形码'])).toEqual([
    'key',
    'name',
    'price',
    null,
    'barCode',
  ])
})

const tea: RawProduct = { key: 'tea', name: '茉莉花茶', price: '18' }

test.each<[string, RawProduct, SaidFields]>([
  ['yuan are fen', tea, { key: 'tea', name: '茉莉花茶', priceFen: 1800 }],
  ['with a sign before them', { ...tea, price: '￥18.5' }, { key: 'tea', name: '茉莉花茶', priceFen: 1850 }],
  ['a column that is not there says nothing', { key: 'tea' }, { key: 'tea' }],
  ['an empty cell empties', { key: 'tea', category: '', barCode: '' }, { key: 'tea', category: null, barCode: null }],
  ['a till guards figures', { key: '="0012"', barCode: "'96385074" }, { key: '0012', barCode: '96385074' }],
  ['off sale', { key: 'tea', isOnSale: '下架' }, { key: 'tea', isOnSale: false }],
  ['days', { key: 'tea', lastsDays: '30' }, { key: 'tea', lastsDays: 30 }],
])('%s', (_what, raw, fields) => {
  expect(readProductRow(raw)).toEqual({ kind: 'row', fields })
})

test.each<[string, RawProduct, string]>([
  ['no key', { ...tea, key: ' ' }, '没有编号'],
  ['a price in words', { ...tea, price: '十八' }, '售价'],
  ['no price in its column', { ...tea, price: '' }, '售价'],
  ['a bar code that a spreadsheet has spoiled', { ...tea, barCode: '6.90123E+12' }, '表格软件'],
  ['on sale, perhaps', { ...tea, isOnSale: '也许' }, '在售'],
  ['half a day', { ...tea, lastsDays: '0.5' }, '能用几天'],
])('%s is refused', (_what, raw, reason) => {
  expect(readProductRow(raw)).toMatchObject({ kind: 'bad', reason: expect.stringContaining(reason) })
})
