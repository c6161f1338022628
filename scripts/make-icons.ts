/**
 * `tsx scripts/make-icons.ts`: puts the icon set into the style sheet, and draws the tab bar's pictures from it into client/src/assets.
 * WeChat takes pictures there, not lines. Run it after a change of the brand or of an icon; the results are committed.
 * Needs a Chromium: CHROMIUM_PATH, or /usr/bin/chromium.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { brand } from '../client/src/brand/brand'
import type { IconName } from '../client/src/ui/icon-names'
import { ICON_PATHS } from '../client/src/ui/icon-paths'
import { iconStripSheet } from '../client/src/ui/icon-strip'
import { strokePicture } from '../client/src/ui/svg'

const TABS: IconName[] = ['home', 'checkIn', 'coupon', 'code', 'me']
const SIDE = 81
// WeChat shows the picture at 27: the strokes keep the weight that they have beside text.
const LOOKS = {
  '': { color: brand.colors.inkSoft, width: 1.5 },
  '-active': { color: brand.colors.accent, width: 1.9 },
} as const

const assets = path.resolve(__dirname, '../client/src/assets/tabs')

async function main(): Promise<void> {
  writeFileSync(path.resolve(__dirname, '../client/src/ui/_icon-strip.scss'), iconStripSheet())
  mkdirSync(assets, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } })
  for (const name of TABS) {
    for (const [suffix, look] of Object.entries(LOOKS)) {
      const picture = strokePicture(ICON_PATHS[name], look).replace('<svg ', `<svg width="${SIDE}" height="${SIDE}" `)
      await page.setContent(
        `<style>body{margin:0}svg{display:block;padding:4px;box-sizing:border-box}</style>${picture}`,
      )
      const file = `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${suffix}.png`
      await page.screenshot({ path: path.join(assets, file), omitBackground: true })
    }
  }
  await browser.close()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
