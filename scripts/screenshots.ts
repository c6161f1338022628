/**
 * `tsx scripts/screenshots.ts [--only home,code] [--out DIR]`: pictures of every screen into docs/screenshots, taken from
 * the browser build against a demo shop of its own.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { addDays, firstDayOf, startOfDay } from '#shared/kernel/business-day'
import { openBrowser } from '../e2e/browser'
import type { LocalCloudServer } from '../local-cloud/server'
import { readArguments, runCommand } from './arguments'
import { buildStaleFunctions, buildStaleH5 } from './builds'
import { asPerson } from './demo/actor'
import { seedDemo } from './demo/seed'
import { openLocalShop } from './local-shop'
import { fillWithCulture } from './screenshots/culture'
import { SHOTS, type Shot } from './screenshots/shots'
import { ROOT } from './stale'

const SIZES = [
  { width: 375, height: 812, deviceScaleFactor: 1.5 },
  { width: 320, height: 568, deviceScaleFactor: 1 },
] as const
const LOADING = '[aria-label="正在加载"]'
// A Friday in the middle of a month, in the afternoon: the same pictures whenever they are taken.
const NOW = startOfDay(addDays(firstDayOf('2026-11' as Parameters<typeof firstDayOf>[0]), 19)) + 15 * 3_600_000

export interface ScreenshotOptions {
  out: string
  only?: readonly string[]
}

/** Returns the paths of the pictures. */
export async function takeScreenshots({ out, only }: ScreenshotOptions): Promise<string[]> {
  await buildStaleFunctions()
  await buildStaleH5()
  fs.mkdirSync(out, { recursive: true })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'changlai-screenshots-'))
  const server = await openDemoShop(dataDir)
  const browser = await openBrowser()
  try {
    const pictures: string[] = []
    for (const shot of SHOTS.filter(({ name }) => !only || only.includes(name))) {
      for (const size of SIZES) pictures.push(await take(browser, server, shot, size, out))
    }
    return pictures
  } finally {
    await browser.close()
    await server.close()
    fs.rmSync(dataDir, { recursive: true })
  }
}

/** On a data folder that is thrown away afterwards. */
async function openDemoShop(dataDir: string): Promise<LocalCloudServer> {
  const server = await openLocalShop(dataDir, { port: 0, ticks: false })
  server.cloud.clock.freeze(NOW)
  await seedDemo(server)
  await fillWithCulture(server, NOW)
  // The seed leaves the clock at the machine's time.
  server.cloud.clock.freeze(NOW)
  return server
}

async function take(
  browser: Browser,
  server: LocalCloudServer,
  shot: Shot,
  { deviceScaleFactor, ...viewport }: (typeof SIZES)[number],
  out: string,
): Promise<string> {
  // A visitor of each size is another one: the second would not be new any more.
  const isKnown = server.people.list().some(({ id }) => id === shot.as)
  const person = isKnown ? shot.as : `${shot.as}-${viewport.width}`
  // Whoever opens a page below home has been at home before.
  if (shot.page !== 'home') await asPerson(server, person)('home.open', {})
  const context = await browser.newContext({ viewport, deviceScaleFactor, reducedMotion: 'reduce', locale: 'zh-CN' })
  try {
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    await page.clock.install({ time: NOW })
    const query = shot.query ? `?${await shot.query(server)}` : ''
    await page.goto(`${server.url}/phone/?as=${person}#/pages/${shot.page}/index${query}`)
    await settle(page)
    await shot.act?.(page, server)
    await settle(page)
    const file = path.join(out, `${shot.name}-${viewport.width}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
    return file
  } finally {
    await context.close()
  }
}

/** Until nothing is loading, nothing is asked, and what counts up has arrived. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(`document.querySelector('.taro_page') && !document.querySelector('${LOADING}')`)
  await page.waitForFunction(`document.fonts.status === 'loaded'`)
}

async function main(): Promise<undefined> {
  const { options } = readArguments(process.argv.slice(2), { values: ['only', 'out'] })
  const out = path.resolve(typeof options.out === 'string' ? options.out : path.join(ROOT, 'docs', 'screenshots'))
  const only = typeof options.only === 'string' ? options.only.split(',') : undefined
  const pictures = await takeScreenshots({ out, ...(only ? { only } : {}) })
  console.log(`${pictures.length} pictures in ${path.relative(process.cwd(), out)}/`)
  return undefined
}

if (require.main === module) runCommand(main)
