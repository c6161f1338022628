/** `tsx scripts/screenshots/desk-pictures.ts [--out DIR] [--size 1280x800] [--only today] [--dark]`: the desk over the shop that has lived. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../e2e/browser'
import { signInAs } from '../../e2e/sign-in'
import { readArguments, runCommand, UsageError } from '../arguments'
import { buildStaleFunctions } from '../builds'
import { openLocalShop } from '../local-shop'
import { openDesk } from '../open-desk'
import { ROOT } from '../stale'

/** What is done on the page before the picture is taken. */
type Act = (page: Page) => Promise<void>
const press = (name: string | RegExp, role: 'button' | 'link' | 'radio' = 'button'): Act => {
  return async (page) => {
    // Segments hide their radio below a label that is clicked.
    const found = role === 'radio' ? page.getByText(name, { exact: true }) : page.getByRole(role, { name })
    await found.first().click()
  }
}

const PICTURES: readonly (readonly [name: string, hash: string, ...Act[]])[] = [
  ['today', 'today'],
  ['members', 'members'],
  ['segments', 'segments/new'],
  ['messages', 'messages'],
  ['coupons', 'coupons'],
  ['points-shop', 'points-shop/goods'],
  ['points-shop-new', 'points-shop/goods', press('加一种商品')],
  ['channels', 'channels'],
  ['rule-tier', 'rules/tier'],
  ['board', 'reports/board'],
  ['retention', 'reports/retention'],
  ['imports', 'data/imports'],
  ['privacy', 'privacy/requests'],
  ['stores', 'stores'],
  ['health', 'health'],
  ['audit', 'health/audit'],
  ['time', 'time'],
  ['brief', 'reports/briefs', press(/^\d+月\d+日至/, 'link')],
  ['channels-day', 'channels', press('昨天', 'radio')],
  ['rights', 'stores', press('给权限')],
  ['check-in-rule', 'rules/check-in'],
  ['journeys', 'journeys'],
  ['journey', 'journeys', press('拿来改：新会员第 3、7、14 天')],
]

async function settled(page: Page): Promise<void> {
  while ((await page.locator('[aria-busy=true]').count()) > 0) await page.waitForTimeout(50)
}

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['out', 'size', 'only'], flags: ['dark'] })
  const out = path.resolve(typeof options.out === 'string' ? options.out : path.join(ROOT, 'docs', 'screenshots'))
  const [width = 0, height = 0] = String(options.size ?? '1440x900')
    .split('x')
    .map(Number)
  if (!(width > 0 && height > 0)) throw new UsageError('--size 1440x900')
  const only = typeof options.only === 'string' ? options.only.split(',') : null
  await buildStaleFunctions()
  fs.mkdirSync(out, { recursive: true })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'changlai-desk-pictures-'))
  const server = await openLocalShop(dataDir, { port: 0, ticks: false, isDemo: true })
  const browser = await openBrowser()
  try {
    await server.seedDemo?.()
    const desk = await openDesk(server)
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: 'zh-CN',
    })
    const page = await context.newPage()
    await page.goto(desk.url)
    await signInAs(server, page, 'shen')
    for (const [name, hash, ...acts] of PICTURES.filter(([name]) => !only || only.includes(name))) {
      await page.goto(`${desk.url}/#/${hash}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await settled(page)
      for (const act of acts) {
        await act(page)
        await page.waitForLoadState('networkidle')
        await settled(page)
      }
      await page.screenshot({ path: path.join(out, `desk-${name}.png`), animations: 'disabled' })
    }
    console.log(`pictures of the desk in ${out}`)
  } finally {
    await browser.close()
    await server.close()
    fs.rmSync(dataDir, { recursive: true })
  }
  return undefined
})
