import {
  atTodaysPrices,
  byBarCode,
  offered,
  oneMore,
  PICKS_MAX,
  type Pick,
  piecesOf,
  type TillProduct,
  withQuantity,
  worthOf,
} from './picks'

const aProduct = (key: string, part: Partial<TillProduct> = {}): TillProduct => ({
  key,
  name: `商品${key}`,
  category: null,
  priceFen: 1000,
  barCode: null,
  ...part,
})
const TEA = aProduct('tea', { name: '茉莉花茶', category: '茶', barCode: '0036000291452' })
const BUN = aProduct('bun', { name: '桂花糕', priceFen: 1250 })

test('a tap is one more, in the order of the first taps', () => {
  const picks = [TEA, BUN, TEA].reduce<Pick[]>(oneMore, [])
  expect(picks.map(({ key, quantity }) => [key, quantity])).toEqual([
    ['tea', 2],
    ['bun', 1],
  ])
  expect(piecesOf(picks)).toBe(3)
  expect(worthOf(picks)).toBe(3250)
})

test('at none a line is gone, and there are no more lines than a purchase may have', () => {
  expect(withQuantity(oneMore([], TEA), TEA, 0)).toEqual([])
  const full = Array.from({ length: PICKS_MAX }, (_, index) => aProduct(`k${index}`)).reduce<Pick[]>(oneMore, [])
  expect(oneMore(full, TEA)).toEqual(full)
  expect(oneMore(full, aProduct('k0'))[0]?.quantity).toBe(2)
})

test('prices follow the catalogue, and what is off sale stays to be put away', () => {
  const picks = [TEA, BUN].reduce<Pick[]>(oneMore, [])
  expect(atTodaysPrices(picks, [TEA, BUN])).toBe(picks)
  expect(atTodaysPrices(picks, [{ ...TEA, priceFen: 1100 }]).map(({ priceFen }) => priceFen)).toEqual([1100, 1250])
})

test.each([
  ['', ['tea', 'bun']],
  ['花', ['tea', 'bun']],
  ['茉莉', ['tea']],
  ['BUN', ['bun']],
  ['茶', ['tea']],
  ['00360', ['tea']],
  ['咖啡', []],
])('typed %p offers %p', (typed, keys) => {
  expect(offered([TEA, BUN], typed).map(({ key }) => key)).toEqual(keys)
})

test.each([
  ['as it is kept', '0036000291452', 'tea'],
  ['as another scanner tells it', '036000291452', 'tea'],
  ['the shop’s own key', 'bun', 'bun'],
  ['nobody’s', '6901234567892', undefined],
])('a bar code %s', (_what, read, key) => {
  expect(byBarCode([TEA, BUN], read)?.key).toBe(key)
})
