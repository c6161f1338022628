import type { Browser } from 'playwright-core'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../local-cloud/server'
import { asOperator, asPerson } from '../scripts/demo/actor'
import { asSignedIn, OWNER } from '../scripts/demo/owner'
import { openBrowser, openPhone, type PhonePage } from './browser'
import { openDemoShop } from './open-shop'

// A member, a clerk and an operator live a day: the browser build against the built functions.

let server: LocalCloudServer
let browser: Browser
const opened: PhonePage[] = []

beforeAll(async () => {
  server = await openDemoShop()
  browser = await openBrowser()
})
afterEach(async () => {
  const faults = opened.flatMap((phone) => phone.faults)
  await Promise.all(opened.splice(0).map((phone) => phone.context().close()))
  expect(faults).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function open(person: string, page: string): Promise<PhonePage> {
  const phone = await openPhone(browser, server.url, person, page)
  opened.push(phone)
  return phone
}

const pointsOf = async (phone: PhonePage) => {
  const label = await phone
    .getByLabel(/积分 [\d,]+/)
    .first()
    .getAttribute('aria-label')
  return Number(/[\d,]+/.exec(label ?? '')?.[0].replaceAll(',', ''))
}

test('a new visitor sees a card with the welcome points and checks in with one tap', async () => {
  const phone = await open('day-newcomer', 'home')
  await phone.getByText('入会礼 20 积分已到账').waitFor()
  await phone.getByRole('button', { name: /签到，得 \d+ 积分/ }).click()
  await phone
    .getByText(/已签到/)
    .first()
    .waitFor()
  expect(server.cloud.database.count('check_ins', { memberId: memberIdOf('day-newcomer') })).toBe(1)
})

test('tomorrow the streak continues, and after a gap it starts again', async () => {
  const { clock } = server.cloud
  const today = businessDayOf(clock.now())
  try {
    await checkIn('day-streak')
    clock.set(startOfDay(addDays(today, 1)) + 60_000)
    await checkIn('day-streak')
    expect(streakOf('day-streak')).toBe(2)
    clock.set(startOfDay(addDays(today, 4)) + 60_000)
    await checkIn('day-streak')
    expect(streakOf('day-streak')).toBe(1)
  } finally {
    clock.reset()
  }
})

test('a clerk scans, the best coupon is chosen, and the member sees the points of what was paid', async () => {
  const member = await open('su', 'home')
  const before = await pointsOf(member)
  const clerk = await open('zhou', 'staff/counter')
  await sell(clerk, await codeOf('su'), '46')
  // A cup for 9 yuan instead of 22 takes off more than the welcome coupon's 5: 33 of 46 are left.
  await clerk.getByText('已入账 ¥33.00').waitFor()
  expect(server.cloud.database.count('coupons', { memberId: memberIdOf('su'), status: 'redeemed' })).toBe(1)
  await member.reload()
  // First what the phone remembers, then what the shop says.
  await member
    .getByLabel(new RegExp(`积分 ${before + 33}`))
    .first()
    .waitFor()
})

test('in the console one phone scans what the other one shows, and a page opened by its address has a way home', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage()
  const holders = JSON.stringify(['lin', 'zhou'])
  await page.addInitScript(`localStorage.setItem('console:holders', ${JSON.stringify(holders)})`)
  await page.goto(server.url)
  const member = page.frameLocator('iframe[title="左边手机"]')
  const clerk = page.frameLocator('iframe[title="右边手机"]')
  await member.getByText('会员码', { exact: true }).last().click()
  await member.getByLabel('会员二维码').waitFor()
  await clerk.getByText('我的', { exact: true }).last().click()
  await clerk.getByText('收银台', { exact: true }).click()
  await clerk.getByRole('button', { name: '扫会员码' }).click()
  await clerk.getByRole('button', { name: '换一位' }).waitFor()
  await page.getByRole('button', { name: '刷新' }).last().click()
  await clerk.getByRole('button', { name: '回首页' }).click()
  await clerk.getByText('今日签到').waitFor()
})

test('an operator changes what a day’s check-in earns, and the next visitor gets it', async () => {
  const ops = asOperator(server)
  const { value } = await ops('settings.get', { setting: 'check-in' })
  const changed = { ...(value as object), dailyPoints: 9 }
  const { proposal } = await ops('settings.propose', {
    setting: 'check-in',
    value: changed,
    by: '王运营',
    note: '试一天',
  })
  const owner = await asSignedIn(server, OWNER.id)
  await owner('settings.approve', { proposalId: proposal.proposalId })
  await ops('settings.apply', { proposalId: proposal.proposalId, by: '王运营' })
  await server.runner.stopInstances('rules changed')
  const phone = await open('day-rules', 'home')
  await phone.getByRole('button', { name: /签到，得 (9|1\d) 积分/ }).waitFor()
})

test('a member’s invitation brings a friend, who reads what both get and when it counts', async () => {
  const inviter = await open('lin', 'invite')
  await inviter.getByText('好友达标后').waitFor()
  const { share } = await asPerson(server, 'lin')('referral.getInvite', {})
  const friend = await openPhone(browser, server.url, 'day-friend', 'home', share.path.split('?')[1])
  opened.push(friend)
  await friend.getByText(/^朋友邀请你来的。.*首次消费实付满 20 元/).waitFor()
  const bond = server.cloud.database.get('referrals', memberIdOf('day-friend'))
  expect(bond).toMatchObject({ invitedBy: memberIdOf('lin'), state: 'bound' })
  await inviter.reload()
  await inviter.getByText('今天加入').waitFor()
})

test('a poster’s code opens the same invitation, and an entrance leads on', async () => {
  const { scene } = await asPerson(server, 'lin')('referral.getPoster', {})
  const friend = await openPhone(browser, server.url, 'day-poster', 'home', `scene=${encodeURIComponent(scene)}`)
  opened.push(friend)
  await friend.getByText(/^朋友邀请你来的/).waitFor()
  const { entrances } = await asOperator(server)('entrance.list', {})
  const door = entrances.find(({ target }) => target === 'check-in')
  const passer = await openPhone(browser, server.url, 'day-door', 'home', `scene=${door?.key}`)
  opened.push(passer)
  await passer.waitForURL(/check-in/)
  expect(server.cloud.database.count('touches', { memberId: memberIdOf('day-door'), key: door?.key })).toBe(1)
})

test('a consent is given and withdrawn in the privacy centre', async () => {
  const phone = await open('su', 'privacy')
  const consent = phone.getByRole('switch').first()
  await consent.click()
  await expectSoon(() => consentOf('su'), true)
  // A tap on a switch that still waits for its answer does nothing.
  await phone.getByRole('switch', { checked: true }).waitFor()
  await consent.click()
  await expectSoon(() => consentOf('su'), false)
})

async function checkIn(person: string): Promise<void> {
  const phone = await open(person, 'home')
  await phone.getByRole('button', { name: /签到，得 \d+ 积分/ }).click()
  await phone
    .getByText(/已签到/)
    .first()
    .waitFor()
}

async function sell(clerk: PhonePage, code: string, yuan: string): Promise<void> {
  await clerk.getByRole('textbox').first().fill(code)
  await clerk.getByRole('button', { name: '查找会员' }).click()
  for (const key of yuan) await clerk.getByRole('button', { name: key, exact: true }).click()
  await clerk.getByRole('button', { name: /^下一步/ }).click()
  await clerk.getByRole('button', { name: /^确认/ }).click()
}

function memberIdOf(person: string): string {
  const { openid } = server.people.personOf(person)
  return String(server.cloud.database.get('identities', `wx:${openid}`)?.memberId)
}

const codeOf = async (person: string) => (await asPerson(server, person)('member.getCode', {})).code

function streakOf(person: string): number {
  const stamps = server.cloud.database.find('check_ins', { query: { memberId: memberIdOf(person) }, sort: { day: -1 } })
  return Number(stamps[0]?.streakDays)
}

function consentOf(person: string): boolean {
  const member = server.cloud.database.get('members', memberIdOf(person)) as {
    consents?: Record<string, { isGranted: boolean }>
  }
  return Object.values(member.consents ?? {}).some(({ isGranted }) => isGranted)
}

/** Asks again until it is so; the jest time-out is the bound. */
async function expectSoon<T>(read: () => T, wanted: T): Promise<void> {
  while (read() !== wanted) await new Promise((resolve) => setImmediate(resolve))
}
