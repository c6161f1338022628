/**
 * `tsx scripts/make-share-card.ts`: draws the picture of an invitation (share card and poster, 5:4) from the brand's
 * colors and mark. Run it after a change of the brand; the result is committed. Needs a Chromium: CHROMIUM_PATH, or
 * /usr/bin/chromium.
 */
import path from 'node:path'
import { chromium } from 'playwright-core'
import { brand } from '../client/src/brand/brand'

const WIDTH = 500
const HEIGHT = 400
/** The card of an invitation travels with its page; every other page shares a small one, which the main package carries. */
const SCALES: [file: string, scale: number][] = [
  ['pages/invite/share-card.png', 1.5],
  ['assets/share-card.png', 0.6],
]

const fileOf = (name: string) => path.resolve(__dirname, '../client/src', name)
const { ground, surface, accent, accentTint, warm, line } = brand.colors
const TABLE_Y = 308

/** A cup on the table, seen from the side; the tea shows as a narrow band. */
const cup = (x: number, body: string, light: string) => `
  <g transform="translate(${x} ${TABLE_Y - 96})">
    <path d="M-58 0H58c0 46-14 78-34 88v8h-48v-8c-20-10-34-42-34-88z" fill="${body}"/>
    <path d="M-58 0h20c0 46 8 78 18 88v8h-4v-8c-20-10-34-42-34-88z" fill="${light}"/>
    <ellipse rx="58" ry="10" fill="${surface}"/>
    <ellipse rx="58" ry="10" fill="none" stroke="${line}" stroke-width="1.5"/>
    <ellipse cy="1.5" rx="49" ry="7" fill="${warm}"/>
  </g>`

/** From a cup up to the leaf; the other cup's is its mirror image. */
const STEAM = 'M162 190c-16-20 12-32 2-54s10-34 34-34c22 0 40 6 50 22'

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <defs><clipPath id="above"><rect width="${WIDTH}" height="${TABLE_Y}"/></clipPath></defs>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="${ground}"/>
  <circle cx="250" cy="190" r="162" fill="${accentTint}" clip-path="url(#above)"/>
  <g fill="none" stroke="${accent}" stroke-width="4.5" stroke-linecap="round" opacity=".55">
    <path d="${STEAM}"/><path d="${STEAM}" transform="translate(${WIDTH}) scale(-1 1)"/>
  </g>
  <g transform="translate(250 124)">
    <path d="M0 0C-30-16-32-48 0-82c32 34 30 66 0 82z" fill="${accent}"/>
    <path d="M0 0v-58M0-20l13-14M0-34l-11-12" fill="none" stroke="${accentTint}" stroke-width="3" stroke-linecap="round"/>
  </g>
  ${cup(162, accent, 'rgba(255,255,255,.16)')}
  ${cup(338, surface, 'rgba(60,46,24,.06)')}
  <rect x="44" y="${TABLE_Y}" width="${WIDTH - 88}" height="5" rx="2.5" fill="${line}"/>
  <g transform="translate(231 333) scale(1.6)" fill="none" stroke="${accent}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${brand.logo}</g>
</svg>`

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  for (const [name, scale] of SCALES) {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: scale })
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${picture}`)
    await page.screenshot({ path: fileOf(name) })
  }
  await browser.close()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
