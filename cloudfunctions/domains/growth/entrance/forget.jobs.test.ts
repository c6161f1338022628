import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { entranceJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

test('after half a year a visit tells no phone from another', async () => {
  shop.reset()
  await entranceJobCases(() => shop)
    .find(({ job }) => job === 'forget-traces')
    ?.prepare()
  await tickJob('forget-traces')
  const traced = shop.database.find('touches').filter(({ device, network }) => device !== null || network !== null)
  expect(traced.map(({ day }) => day)).toEqual(['2026-11-20'])
  expect(shop.database.count('touches')).toBe(3)
})
