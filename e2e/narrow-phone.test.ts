import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { businessDayOf } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../local-cloud/server'
import { asPerson } from '../scripts/demo/actor'
import { fillWithCulture } from '../scripts/screenshots/culture'
import { SHOTS, type Shot } from '../scripts/screenshots/shots'
import { openBrowser } from './browser'
import { openDemoShop } from './open-shop'
import { pageProblems } from './phone-problems'

// Every page of the mini-program on the narrowest phone, with type as usual and at its largest: what axe finds, targets that a
// thumb would miss, words that are cut off, run into each other or out of the screen.

const NARROW = { width: 320, height: 568 }
const PAGES = path.join(__dirname, '..', 'client', 'src', 'pages')
/** The largest that a page takes from the phone's setting. */
const LARGEST = 1.5
const LOADING = '[aria-label="正在加载"]'

/** Pages that stand in no picture. */
const OTHERS: readonly Shot[] = [
  { name: 'coupon', as: 'lin', page: 'coupon', query: firstCoupon },
  { name: 'approvals', as: 'shen', page: 'operator/approvals' },
  { name: 'warnings', as: 'shen', page: 'operator/warnings' },
  { name: 'incidents', as: 'shen', page: 'operator/incidents' },
  { name: 'desk', as: 'shen', page: 'desk/sign-in' },
  { name: 'year', as: 'lin', page: 'year', query: nextYear },
]

/** One look at each page, as whoever has something to see there; a year later comes last. */
const WALK = [...SHOTS.filter(({ page }) => page !== 'year'), ...OTHERS].filter(
  ({ page }, index, all) => all.findIndex((shot) => shot.page === page) === index,
)

let server: LocalCloudServer
let browser: Browser
beforeAll(async () => {
  server = await openDemoShop()
  await fillWithCulture(server, server.cloud.clock.now())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('the walk leads to every page', () => {
  const pages = fs
    .readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.tsx')
    .map((file) => path.dirname(file))
    .filter((page) => page !== 'gallery')
  expect(WALK.map(({ page }) => page).sort()).toEqual(pages.sort())
})

test('no page is too small for a thumb, too faint, cut off or wider than the narrowest phone, whatever the size of its type', async () => {
  const context = await browser.newContext({ viewport: NARROW, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const found: string[] = []
  for (const [index, shot] of WALK.entries()) {
    await open(page, shot, index)
    for (const scale of [1, LARGEST]) {
      await page.evaluate(`document.documentElement.style.setProperty('--type-scale', '${scale}')`)
      found.push(...(await pageProblems(page)).map((problem) => `${shot.page} × ${scale}: ${problem}`))
    }
  }
  expect({ faults, found }).toEqual({ faults: [], found: [] })
})

async function open(page: Page, { as, page: name, query }: Shot, index: number): Promise<void> {
  const carried = query ? `?${await query(server)}` : ''
  // Another number in front of the hash opens the mini-program anew, without what the page before has left.
  await page.goto(`${server.url}/phone/?as=${as}&n=${index}#/pages/${name}/index${carried}`)
  await page.waitForFunction(
    `document.querySelector('.taro_page')?.innerText.trim().length > 3 && !document.querySelector('${LOADING}')`,
  )
  const words = String(await page.evaluate(`document.querySelector('.taro_page').innerText`))
  expect([name, words]).not.toEqual([name, expect.stringContaining('再试一次')])
}

async function nextYear({ cloud: { clock } }: LocalCloudServer): Promise<string> {
  const year = Number(businessDayOf(clock.now()).slice(0, 4)) + 1
  clock.freeze(Date.parse(`${year}-01-10T15:00:00+08:00`))
  return ''
}

async function firstCoupon(of: LocalCloudServer): Promise<string> {
  const { coupons } = await asPerson(of, 'lin')('coupon.listMine', { tab: 'usable' })
  return `id=${coupons[0]?.couponId ?? ''}`
}
