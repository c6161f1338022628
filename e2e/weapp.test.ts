import type { LocalCloudServer } from '../local-cloud/server'
import { openDemoShop, phoneOf, WEAPP_ROOT } from './open-shop'
import { startWeapp, type Weapp } from './weapp-host/start-weapp'

// The package that ships, on WeChat's own template compiler, with only what a phone offers; behind it the bundles that
// are deployed, on the local cloud.

let server: LocalCloudServer
let weapp: Weapp

beforeAll(async () => {
  server = await openDemoShop()
})
afterEach(() => weapp.close())
afterAll(() => server.close())

async function open(person: string, page: string): Promise<void> {
  weapp = startWeapp({ dist: WEAPP_ROOT, callFunction: phoneOf(server, person) })
  await weapp.open(page)
}

test('a new visitor is a member at once, and checks in with one tap', async () => {
  await open('weapp-newcomer', '/pages/home/index')
  expect(weapp.text()).toContain('20')
  const button = /签到，得 \d+ 积分/.exec(weapp.text())?.[0] ?? 'no check-in button'
  await weapp.tap(button)
  expect(weapp.text()).toContain('已签到')
  expect(server.cloud.database.count('check_ins', { memberId: memberIdOf('weapp-newcomer') })).toBe(1)
})

test('a tap on a tier opens the tiers side by side', async () => {
  await open('lin', '/pages/tiers/index')
  for (const name of ['素纸', '翡翠', '琥珀', '墨金']) expect(weapp.text()).toContain(name)
})

test('every page of the package opens for a member and for a clerk without a fault', async () => {
  for (const person of ['lin', 'zhou']) {
    for (const page of [
      'home',
      'coupons',
      'coupon-centre',
      'code',
      'check-in',
      'points',
      'tiers',
      'me',
      'profile',
      'privacy',
      'staff/counter',
      'staff/today',
      'staff/team',
      'staff/join',
    ]) {
      await open(person, `/pages/${page}/index`)
      expect(weapp.text().length).toBeGreaterThan(4)
      weapp.close()
    }
  }
})

function memberIdOf(person: string): string {
  const { openid } = server.people.personOf(person)
  return String(server.cloud.database.get('identities', `wx:${openid}`)?.memberId)
}
