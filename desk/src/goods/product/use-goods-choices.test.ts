import type { Product } from './use-catalogue'
import { goodsChoices } from './use-goods-choices'

const product = (key: string, name: string, more: Partial<Product> = {}): Product => ({
  ...{ key, name, category: null, priceFen: 100, barCode: null, isOnSale: true },
  ...{ lastsDays: null, pictureFileId: null, changedAt: 0 },
  ...more,
})

test('goods are chosen by their names; two of one name, and one off sale, can be told apart', () => {
  const goods = [
    product('bag', '纸袋', { category: '包装' }),
    product('bag-2', '纸袋', { category: '包装', isOnSale: false }),
    product('tea', '茉莉绿茶', { category: '茶' }),
  ]
  expect(goodsChoices(goods)).toEqual({
    products: [
      { value: 'bag', label: '纸袋 bag' },
      { value: 'bag-2', label: '纸袋 bag-2（已下架）' },
      { value: 'tea', label: '茉莉绿茶' },
    ],
    categories: [
      { value: '包装', label: '包装' },
      { value: '茶', label: '茶' },
    ],
  })
})
