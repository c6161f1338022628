import type { LocalCloudServer } from '../local-cloud/server'
import { asOperator, asPerson } from '../scripts/demo/actor'
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
      'purchases',
      'invite',
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

test.each([
  ['channels', '各渠道'],
  ['entrances', '春熙路店门口'],
  ['reviews', '同一台手机'],
  ['board', '月活跃会员'],
  ['retention', '首次来访'],
  ['funnel', '加入会员'],
  ['warnings', '可能不再来'],
  ['completeness', '近 30 天完整率'],
])('headquarters open %s', async (page, text) => {
  await open('shen', `/pages/operator/${page}/index`)
  expect(weapp.text()).toContain(text)
})

test('an invitation is shared with its inviter, and its poster drawn around the code and saved', async () => {
  await open('lin', '/pages/invite/index')
  expect(weapp.text()).toContain('好友达标后')
  const { code } = await asPerson(server, 'lin')('referral.getInvite', {})
  expect(weapp.shared()).toMatchObject({
    path: `/pages/home/index?inviter=${code}`,
    imageUrl: '/pages/invite/share-card.png',
  })
  await weapp.tap('邀请海报')
  await weapp.tap('存到相册')
  expect(weapp.text()).toContain('海报保存好了')
  expect(weapp.calls).toContainEqual({
    name: 'saveImageToPhotosAlbum',
    options: { filePath: 'wxfile://tmp/canvas.jpg' },
  })
})

test('a card makes the visitor a friend, and a code scanned later leads on, not the card again', async () => {
  const { code, share } = await asPerson(server, 'lin')('referral.getInvite', {})
  await open('weapp-friend', share.path)
  expect(weapp.text()).toContain('朋友邀请你来的')
  const bond = server.cloud.database.get('referrals', memberIdOf('weapp-friend'))
  expect(bond).toMatchObject({ invitedBy: memberIdOf('lin') })
  const { entrances } = await asOperator(server)('entrance.list', {})
  const door = entrances.find(({ target }) => target === 'check-in')
  await weapp.open(`/pages/home/index?scene=${encodeURIComponent(door?.key ?? '')}`)
  expect(weapp.page).toBe('pages/check-in/index')
  const touches = server.cloud.database.find('touches', { query: { memberId: memberIdOf('weapp-friend') } })
  expect(touches.map(({ channel }) => channel).sort()).toEqual(['referral', 'store-door'])
  expect(code).toMatch(/^[0-9A-Z]{12}$/)
})

function memberIdOf(person: string): string {
  const { openid } = server.people.personOf(person)
  return String(server.cloud.database.get('identities', `wx:${openid}`)?.memberId)
}
