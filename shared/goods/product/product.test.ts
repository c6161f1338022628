import { type Catalogue, decideSave, emptyCatalogue, ON_SALE_MAX, PRODUCTS_MAX, type ProductFields } from './product'

const TEA: ProductFields = {
  key: 'tea',
  name: '茉莉花茶',
  category: '茶',
  priceFen: 1800,
  barCode: '6901234567892',
  isOnSale: true,
  lastsDays: null,
  pictureFileId: null,
}

function saved(catalogue: Catalogue, fields: ProductFields) {
  const decision = decideSave(catalogue, null, fields, 1)
  if (decision.kind !== 'changed') throw new Error(JSON.stringify(decision))
  return decision
}

const many = (count: number, isOnSale: boolean): Catalogue => ({
  ...emptyCatalogue,
  goods: Array.from({ length: count }, (_, index) => ({ key: `k${index}`, barCode: null, isOnSale })),
})

test('a new product is on the list, and the revision is another', () => {
  expect(saved(emptyCatalogue, TEA)).toMatchObject({
    isNew: true,
    product: { _id: 'tea', changedAt: 1 },
    catalogue: { revision: 1, goods: [{ key: 'tea', barCode: '6901234567892', isOnSale: true }] },
  })
})

test('the same again changes nothing, something else says what', () => {
  const { catalogue, product } = saved(emptyCatalogue, TEA)
  expect(decideSave(catalogue, product, TEA, 2)).toEqual({ kind: 'unchanged', product })
  expect(decideSave(catalogue, product, { ...TEA, priceFen: 2000, isOnSale: false }, 2)).toMatchObject({
    kind: 'changed',
    isNew: false,
    changes: ['priceFen', 'isOnSale'],
    catalogue: { revision: 2, goods: [{ key: 'tea', isOnSale: false }] },
  })
})

test.each<[string, Catalogue, Partial<ProductFields>, object]>([
  ['a wrong check digit', emptyCatalogue, { barCode: '6901234567890' }, { reason: 'BAR_CODE_WRONG' }],
  [
    'a bar code of another product',
    saved(emptyCatalogue, TEA).catalogue,
    { key: 'other' },
    { reason: 'BAR_CODE_TAKEN', details: { productKey: 'tea' } },
  ],
  [
    'one more on sale than a phone keeps',
    many(ON_SALE_MAX, true),
    {},
    { reason: 'PRODUCTS_FULL', details: { productsMax: ON_SALE_MAX } },
  ],
  [
    'one more than there may be',
    many(PRODUCTS_MAX, false),
    { isOnSale: false },
    { reason: 'PRODUCTS_FULL', details: { productsMax: PRODUCTS_MAX } },
  ],
])('%s is refused', (_what, catalogue, fields, refusal) => {
  expect(decideSave(catalogue, null, { ...TEA, ...fields }, 1)).toMatchObject({ kind: 'refused', ...refusal })
})

test('off sale there is room beside a full till', () => {
  expect(decideSave(many(ON_SALE_MAX, true), null, { ...TEA, isOnSale: false }, 1).kind).toBe('changed')
})
