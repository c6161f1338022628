import { placesOf } from './places'

const grant = (right: 'reports' | 'coupons', scope: object) => ({ right, level: 'viewer', scope }) as never

test('owners and whoever sees the shop begin with the shop, others with their stores', () => {
  expect(placesOf(null)).toEqual([])
  expect(placesOf({ isOwner: true, grants: [] })).toEqual(['shop'])
  const own = grant('reports', { kind: 'stores', storeIds: ['str_a', 'str_b'] })
  expect(placesOf({ isOwner: false, grants: [own, own] })).toEqual(['str_a', 'str_b'])
  expect(placesOf({ isOwner: false, grants: [own, grant('reports', { kind: 'shop' })] })[0]).toBe('shop')
  expect(placesOf({ isOwner: false, grants: [grant('coupons', { kind: 'shop' })] })).toEqual([])
})
