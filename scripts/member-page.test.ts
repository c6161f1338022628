import path from 'node:path'
import { type ActionName, appContract } from '#shared/contract'
import { openTemplate } from '../cloudfunctions/domains/loyalty/coupon/testing/a-template'
import { aMember, openStores } from '../cloudfunctions/domains/people/staff/testing/shop-floor'
import { openShop, type Shop } from '../cloudfunctions/testing/shop'
import { readRepositoryFile } from './repository-files'

// What the desk's page of a member costs the database, however much the member has done. What it asks is read from the page.

const PAGE = 'desk/src/people/member/MemberPage.tsx'
/** All of it together, without who asks: a session and its rights are read once more for each of its calls. */
const TRIPS_MAX = 12

const parts = [...readRepositoryFile(PAGE).matchAll(/from '(\.[^']*\/?[A-Z]\w+)'/g)]
  .map(([, name = '']) => `${path.posix.join(path.posix.dirname(PAGE), name)}.tsx`)
  // A dialog asks when it is opened.
  .filter((file) => !/Dialog\.tsx$|\/ui\//.test(file))
const asked = [
  ...new Set(
    [PAGE, ...parts].flatMap((file) =>
      [...readRepositoryFile(file).matchAll(/use(?:Ask|Pages)\(\s*'([a-z-]+\.[a-zA-Z]+)',(?!\s+isOpen)/g)].map(
        ([, name = '']) => name,
      ),
    ),
  ),
] as ActionName[]

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
})
afterAll(() => shop.close())

test('the page of a member is read in as many round trips as are written down', async () => {
  const { memberId, call } = await aMember(shop)
  // What is read for it alone: a budget of a coupon, and what the shop makes of who agrees to that.
  const templateId = await openTemplate(shop, { limits: { redeemedFen: 100_000 } })
  await call('coupon.claim', { templateId })
  await call('member.setConsent', { purpose: 'personalization', isGranted: true })
  expect(asked).toContain('member-page.get')
  const known = { memberId, setting: 'tag', tab: 'usable' }
  const trips: Record<string, number> = {}
  for (const action of asked) {
    const shape = appContract[action].input
    const fields = 'shape' in shape ? Object.keys(shape.shape as object) : []
    const input = Object.fromEntries(Object.entries(known).filter(([field]) => fields.includes(field)))
    // What needs more than the member is asked when something of theirs is opened.
    if (!shape.safeParse(input).success) continue
    const ask = () => shop.ops(action as 'member.find', input as never)
    await ask()
    trips[action] = await shop.roundTrips(ask)
  }
  expect(Object.values(trips).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(TRIPS_MAX)
})
