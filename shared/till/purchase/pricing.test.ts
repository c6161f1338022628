import { type PricedBy, priceLines, type SaidLine } from './pricing'

const products = [
  { _id: 'tea', name: '茉莉花茶', category: '茶', priceFen: 1800, isOnSale: true },
  { _id: 'old', name: '陈茶', category: '茶', priceFen: 900, isOnSale: false },
  { _id: 'bag', name: '袋子', category: null, priceFen: 0, isOnSale: true },
]
const aLine = (fields: Partial<SaidLine>): SaidLine => ({ productKey: null, category: null, quantity: 1, ...fields })
const asked = (fields: Partial<SaidLine>, pricedBy: PricedBy) => priceLines([aLine(fields)], products, pricedBy)

test.each<[string, Partial<SaidLine>, PricedBy, object]>([
  [
    'a clerk’s product has the catalogue’s name, category and price',
    { productKey: 'tea', category: '点心', name: '别的' },
    'catalogue',
    { name: '茉莉花茶', category: '茶', unitFen: 1800 },
  ],
  ['a clerk’s product at its price', { productKey: 'tea', unitFen: 1800 }, 'catalogue', { unitFen: 1800 }],
  ['a clerk’s other thing', { name: '代购', unitFen: 500 }, 'catalogue', { name: '代购', unitFen: 500 }],
  [
    'a till’s own price',
    { productKey: 'tea', unitFen: 1500 },
    'till',
    { name: '茉莉花茶', category: '茶', unitFen: 1500 },
  ],
  ['a till’s product without a price', { productKey: 'tea' }, 'till', { unitFen: 1800 }],
  ['a till’s product off sale', { productKey: 'old', unitFen: 900 }, 'till', { name: '陈茶', unitFen: 900 }],
  [
    'a till’s product that the catalogue does not know',
    { productKey: 'x1', name: '礼盒', category: '礼', unitFen: 100 },
    'till',
    { productKey: 'x1', name: '礼盒', category: '礼', unitFen: 100 },
  ],
])('%s', (_what, line, pricedBy, priced) => {
  expect(asked(line, pricedBy)).toMatchObject({ kind: 'accepted', lines: [priced] })
})

test.each<[string, Partial<SaidLine>, PricedBy, object]>([
  [
    'another price of a clerk',
    { productKey: 'tea', unitFen: 1 },
    'catalogue',
    { reason: 'PRODUCT_PRICE_DIFFERS', details: { productKey: 'tea', priceFen: 1800 } },
  ],
  ['what is off sale', { productKey: 'old' }, 'catalogue', { reason: 'PRODUCT_NOT_ON_SALE' }],
  ['what is not there', { productKey: 'x1', unitFen: 100 }, 'catalogue', { reason: 'PRODUCT_NOT_ON_SALE' }],
  ['a till’s unknown product without a price', { productKey: 'x1' }, 'till', { reason: 'INVALID_INPUT' }],
  ['nothing to pay before coupons', { productKey: 'bag' }, 'catalogue', { reason: 'INVALID_INPUT' }],
  ['more than a purchase may be', { unitFen: 100_000_000, quantity: 2 }, 'till', { reason: 'INVALID_INPUT' }],
])('%s is refused', (_what, line, pricedBy, refusal) => {
  expect(asked(line, pricedBy)).toMatchObject({ kind: 'refused', ...refusal })
})
