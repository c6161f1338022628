import { WHOLE_SHOP } from '../../frame/places'
import { OWN, placesOf } from './places'

const grant = (right: 'reports' | 'coupons', scope: object) => ({ right, level: 'viewer', scope }) as never
const STORES = [
  { storeId: 'str_a', region: '成都', isOpen: true },
  { storeId: 'str_b', region: '成都', isOpen: true },
  { storeId: 'str_c', region: '杭州', isOpen: true },
  { storeId: 'str_old', region: '杭州', isOpen: false },
]
const NOBODY = { isOwner: false, grants: [] }

test('owners and whoever sees the shop begin with the shop, and may look at each open store', () => {
  expect(placesOf(null, STORES)).toEqual([])
  expect(placesOf({ isOwner: true, grants: [] }, STORES)).toEqual([WHOLE_SHOP, OWN, 'str_a', 'str_b', 'str_c'])
  const whole = grant('reports', { kind: 'shop' })
  expect(placesOf({ ...NOBODY, grants: [whole] }, STORES)[0]).toBe(WHOLE_SHOP)
  expect(placesOf({ ...NOBODY, grants: [grant('coupons', { kind: 'shop' })] }, STORES)).toEqual([])
})

test('others see their stores, a region those that it has now, several of them side by side first', () => {
  const single = grant('reports', { kind: 'stores', storeIds: ['str_c'] })
  expect(placesOf({ ...NOBODY, grants: [single, single] }, STORES)).toEqual(['str_c'])
  const region = grant('reports', { kind: 'regions', regions: ['成都'] })
  expect(placesOf({ ...NOBODY, grants: [region] }, STORES)).toEqual([OWN, 'str_a', 'str_b'])
  expect(placesOf({ ...NOBODY, grants: [region, single] }, STORES)).toEqual([OWN, 'str_c', 'str_a', 'str_b'])
})
