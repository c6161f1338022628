import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import type { LocalCloudServer } from '../local-cloud/server'
import { asPerson } from '../scripts/demo/actor'
import type { DeskServer } from '../scripts/desk-server'
import { openDesk } from '../scripts/open-desk'
import { openBrowser } from './browser'
import { openDemoShop } from './open-shop'
import { signInAs } from './sign-in'

// Headquarters opens the desk with a phone in the hand, and looks at every screen, in the light and in the dark.

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const SCREENS = [
  ['today', '今天'],
  ['approvals', '待审批'],
  ['members', '会员'],
  ['segments', '分群与标签'],
  ['segments/new', '新建人群'],
  ['segments/tags/repeat', '多次消费'],
  ['feedback/waiting', '会员意见'],
  ['feedback/voice', '会员意见'],
  ['feedback/questions', '会员意见'],
  ['rules/question', '规则'],
  ['messages', '微信提醒'],
  ['coupons', '券'],
  ['coupons/tpl_tea-card/codes', '兑换码'],
  ['points-shop/goods', '积分商城'],
  ['points-shop/waiting', '积分商城'],
  ['channels', '渠道与入口'],
  ['channels/costs', '渠道与入口'],
  ['channels/referrals', '渠道与入口'],
  ['occasions', '活动'],
  ['articles', '看茶'],
  ['experiments', '实验'],
  ['rules/tier', '规则'],
  ['rules/check-in', '规则'],
  ['rules/referral-detection', '规则'],
  ['reports/board', '报表'],
  ['reports/briefs', '报表'],
  ['reports/funnel', '报表'],
  ['reports/pyramid', '报表'],
  ['reports/scores', '报表'],
  ['data/imports', '数据'],
  ['data/import', '导入一份文件'],
  ['data/exports', '数据'],
  ['data/keys', '数据'],
  ['privacy/requests', '隐私'],
  ['privacy/report', '隐私'],
  ['privacy/terms', '隐私'],
  ['time', '时间机器'],
  ['stores', '门店与店员'],
  ['health/alerts', '审计与健康'],
  ['health/doctor', '审计与健康'],
  ['health/audit', '审计与健康'],
  ['health/jobs', '审计与健康'],
  ['health/upgrade', '审计与健康'],
  ['health/cost', '审计与健康'],
] as const

let server: LocalCloudServer
let desk: DeskServer
let browser: Browser
/** Signed in once, for all of them; the last one signs out. */
let page: Page
const faults: string[] = []
/** A member whose nickname is a script; see `plantScript`. */
let harmed = ''
let complaint = ''

beforeAll(async () => {
  server = await openDemoShop()
  harmed = plantScript(server)
  const said = { kind: 'complaint', storeId: null, text: SCRIPT } as const
  complaint = (await asPerson(server, 'lin')('feedback.write', said)).feedbackId
  desk = await openDesk(server)
  browser = await openBrowser()
  page = await openPage()
  await signIn(page)
})
beforeEach(() => {
  faults.length = 0
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

// Without motion: a color on its way to another is neither.
const CONTEXT = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' } as const

async function openPage(): Promise<Page> {
  const page = await (await browser.newContext(CONTEXT)).newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  // A violation of the policy of the page is a console error as well; its event names the directive.
  await page.addInitScript(
    "document.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.sourceFile))",
  )
  await page.goto(desk.url)
  return page
}

const signIn = (page: Page) => signInAs(server, page, 'shen')

const SCRIPT = '<img src=x onerror=harm=1>"><script>harm=1</script>'

/**
 * Puts a script into every text that members, clerks and tills can write and operators read, and returns the member
 * whose page shows most of them. The screens are walked with it: nothing of it may become anything but text.
 */
function plantScript({ cloud: { database } }: LocalCloudServer): string {
  const change = (collection: string, of: (document: Record<string, unknown>) => object) => {
    for (const document of database.find(collection, { limit: 5_000 }))
      database.put(collection, { ...document, ...of(document) })
  }
  change('members', ({ nickname }) => (nickname ? { nickname: SCRIPT } : {}))
  change('staff', ({ role }) => (role === 'clerk' ? { name: SCRIPT } : {}))
  change('audits', ({ note }) => (note ? { note: SCRIPT } : {}))
  const line = { productKey: null, category: SCRIPT, quantity: 1, priceFen: 100, name: SCRIPT }
  change('purchases', () => ({ receiptNumber: SCRIPT, note: SCRIPT, lines: [line] }))
  const [buyer] = database.find('purchases').map(({ memberId }) => String(memberId))
  const written = database.find('members').find(({ _id, nickname }) => _id === buyer && nickname === SCRIPT)
  return String(written?._id ?? database.find('members').find(({ nickname }) => nickname === SCRIPT)?._id)
}

/** Whether a planted script has run, or has at least become an element. */
const isHarmed = (page: Page) =>
  page.evaluate<boolean>("'harm' in window || document.querySelector('img[src=\"x\"]') !== null")

/**
 * What an audit of accessibility finds; a page without its styles would find nothing, so a color is looked at before.
 * `rules`: all of them, or those alone that ask about colors.
 */
async function problemsOn(page: Page, rules: 'all' | 'colors'): Promise<string[]> {
  const accent = await page.evaluate("getComputedStyle(document.querySelector('.side nav a.active')).color")
  expect(accent).not.toBe('rgb(0, 0, 0)')
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AXE)
  const options = rules === 'all' ? '{}' : '{ runOnly: ["color-contrast", "link-in-text-block"] }'
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    `axe.run(${options}).then((run) => run.violations)`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

type ColorScheme = 'light' | 'dark'

async function turn(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  // Not by waitForFunction: what the page itself evaluates again is forbidden by its policy.
  while ((await page.evaluate('document.documentElement.style.colorScheme')) !== colorScheme)
    await page.waitForTimeout(50)
}

test('a scan and four digits open every screen, without an error, a violation, or something that cannot be read', async () => {
  for (const [index, [path, title]] of SCREENS.entries()) {
    // Every other one is opened in the dark; each is turned over while it is open, which changes nothing but colors.
    const schemes: ColorScheme[] = index % 2 === 0 ? ['light', 'dark'] : ['dark', 'light']
    for (const colorScheme of schemes) {
      const isOpened = colorScheme === schemes[0]
      await turn(page, colorScheme)
      if (isOpened) await page.goto(`${desk.url}/#/${path}`)
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
      while ((await page.locator('[aria-busy=true]').count()) > 0) await page.waitForTimeout(50)
      const problems = await problemsOn(page, isOpened ? 'all' : 'colors')
      expect([path, colorScheme, problems]).toEqual([path, colorScheme, []])
      expect([path, await isHarmed(page)]).toEqual([path, false])
    }
  }
  expect(faults).toEqual([])
})

test('what a member, a clerk or a till has written is shown as it was written, and does nothing', async () => {
  await page.goto(`${desk.url}/#/members/${harmed}`)
  await page.getByRole('heading', { level: 1, name: SCRIPT, exact: true }).waitFor()
  await page.getByRole('button', { name: '消费', exact: true }).click()
  await page.getByRole('table', { name: '消费' }).or(page.getByText('还没有消费')).waitFor()
  expect(await isHarmed(page)).toBe(false)
  await page.goto(`${desk.url}/#/feedback/tickets/${complaint}`)
  await page.getByText(SCRIPT, { exact: true }).first().waitFor()
  expect(await isHarmed(page)).toBe(false)
  expect(faults).toEqual([])
})

const SALES = [
  '会员卡号,小票号,消费日期,实付金额',
  'K1,R1,2026-11-01,35.00',
  'K2,R2,2026-11-02,48.50',
  'K3,R3,昨天,9',
].join('\r\n')

test('a till’s file is imported step by step: nothing is written before the last', async () => {
  await page.goto(`${desk.url}/#/data/import`)
  const chosen = { name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(SALES) }
  await page.getByLabel('电脑上的文件').setInputFiles(chosen)
  await page.getByText('传好了').waitFor()
  await page.getByLabel('门店').click()
  await page.keyboard.press('Enter')
  for (const step of ['看一眼', '这样对，去认列', '试读', '数字对，去导入'])
    await page.getByRole('button', { name: step }).click()
  expect(server.cloud.database.find('imports')).toEqual([])
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('全部记好了').waitFor()
  await page.getByText('日期读不懂').waitFor()
  expect(server.cloud.database.find('imports')).toMatchObject([{ isDone: true, counts: { purchasesAdded: 2 } }])
  expect(faults).toEqual([])
})

test('an import is undone from its list, after a look at what would go, and with a reason', async () => {
  await page.goto(`${desk.url}/#/data/imports`)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('结束会员').waitFor()
  await page.getByLabel('原因').fill('导错了门店')
  await page.getByRole('button', { name: '收回 2 笔消费' }).click()
  await page.getByText('已撤销').waitFor()
  expect(server.cloud.database.find('purchases').filter(({ source }) => source === 'import')).toMatchObject([
    { isBack: true },
    { isBack: true },
  ])
  expect(faults).toEqual([])
})

test('a journey is drawn, walked by arrows, changed, told in a list, and begun', async () => {
  await page.goto(`${desk.url}/#/journeys`)
  await page.getByRole('button', { name: '拿来改：欢迎' }).click()
  await page.locator('[id="canvas-~entry"]').focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate('document.activeElement.id')).toBe('canvas-hello')
  await page.keyboard.press('Enter')
  await page.getByLabel('标题', { exact: true }).fill('欢迎来店里')
  expect(await problemsOn(page, 'all')).toEqual([])
  await page.getByText('列表', { exact: true }).click()
  await page.getByRole('list', { name: '步骤' }).getByText('欢迎来店里').waitFor()
  expect(await problemsOn(page, 'all')).toEqual([])
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.getByLabel('原因').fill('欢迎新会员')
  await page.getByRole('button', { name: '开始，会员自动进来' }).click()
  await page.getByText('进行中').waitFor()
  const [begun] = server.cloud.database.find('journey_versions')
  expect(begun).toMatchObject({ journeyId: 'jny_welcome', version: 1 })
  expect(JSON.stringify(begun)).toContain('欢迎来店里')
  expect(faults).toEqual([])
})

test('what a member asks is written down with a reason, and answered', async () => {
  const member = server.cloud.database.find('members').find(({ status }) => status === 'active')
  await page.goto(`${desk.url}/#/privacy/members/${member?._id}`)
  await page.getByRole('button', { name: '登记请求' }).click()
  await page.getByLabel('原因').fill('到店要一份副本')
  await page.getByRole('button', { name: '登记，开始算期限' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(`${desk.url}/#/privacy/requests`)
  await page.getByText('还有 15 个工作日').waitFor()
  await page.getByRole('button', { name: '答复', exact: true }).click()
  await page.getByLabel('原因').fill('纸质副本已交给本人')
  await page.getByRole('button', { name: '记下，办完了' }).click()
  await page.getByText('没有等着办的请求').waitFor()
  expect(faults).toEqual([])
})

test('whoever signs out leaves nothing of the shop on the screen or in the browser', async () => {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { name: '用小程序扫码登录' }).waitFor()
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(faults).toEqual([])
})

test('a file goes into the shop’s own storage and nowhere else', async () => {
  const put = (to: string) => fetch(`${desk.url}/upload`, { method: 'PUT', headers: { 'x-upload-to': to }, body: 'a' })
  expect((await put('http://127.0.0.2:80/cos/a')).status).toBe(403)
  expect((await put(`http://127.0.0.1:${server.port + 1}/cos/a`)).status).toBe(403)
  expect((await put('http://169.254.169.254/')).status).toBe(403)
  expect((await put(`${server.url}/cos/imports/a.csv`)).status).toBe(502)
  expect(server.cloud.storage.list().some(({ path }) => path === 'imports/a.csv')).toBe(false)
})

test('a name that only points here, and a page of another origin, are refused', async () => {
  const foreign = await fetch(`${desk.url}/desk`, {
    method: 'POST',
    headers: { origin: 'http://evil.example', 'content-type': 'application/json' },
    body: '{}',
  })
  expect(foreign.status).toBe(403)
  const page = await fetch(desk.url)
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  )
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
