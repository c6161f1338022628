import { knownGoods } from './known-goods'

const goods = knownGoods([
  { _id: 'latte', name: '拿铁 大杯', barCode: '6901234567892', category: '咖啡' },
  { _id: 'cup', name: '杯子', barCode: null, category: '器具' },
  { _id: 'cup-2', name: '杯子', barCode: null, category: '器具' },
])

test.each([
  ['a bar code', { key: '6901234567892', name: '随便' }, 'latte'],
  ['the shop’s own key', { key: 'cup-2', name: null }, 'cup-2'],
  ['a name in another width, with other blanks', { key: 'SKU-9', name: '拿铁大杯' }, 'latte'],
  ['a name that two products have', { key: null, name: '杯子' }, undefined],
  ['a part of a name', { key: null, name: '拿铁' }, undefined],
])('%s', (_how, article, key) => expect(goods.find(article)?._id).toBe(key))
