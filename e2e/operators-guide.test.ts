import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { SAMPLE_FILE_NAME, sampleFile } from '../desk/src/till/import/sample-file'
import type { LocalCloudServer } from '../local-cloud/server'
import { holdACrowd } from '../scripts/demo/crowd'
import { sayHowItWas } from '../scripts/demo/feedback'
import { OWNER } from '../scripts/demo/owner'
import { openDesk } from '../scripts/open-desk'
import { openBrowser } from './browser'
import { openDemoShop } from './open-shop'
import { signInAs } from './sign-in'

// The operators' guide is walked as it is written: words in 「」 are what is clicked, filled in, chosen or read.

const GUIDE = fs.readFileSync(path.join(__dirname, '..', 'docs', 'operators.zh-CN.md'), 'utf8')
const SEEN_WITHIN_MS = 15_000

/** What the desk has handed out by then. */
const FILES: Readonly<Record<string, Buffer>> = {
  [SAMPLE_FILE_NAME]: Buffer.from(sampleFile()),
  // The catalogue as an operator has changed it.
  '商品目录.csv': Buffer.from('\uFEFF编号,售价\r\ntea-jasmine,19.00\r\n'),
}

interface Step {
  act: 'click' | 'fill' | 'choose' | 'see'
  words: string
  value?: string
}

const tasks = GUIDE.split(/^## /m)
  .slice(1)
  .map((text) => ({ title: text.split('\n')[0] ?? '', steps: stepsIn(text) }))

/** 「点」 clicks, 「看到」 reads, 「在…里填…」 fills in, 「在…里选…」 chooses; what is joined to it by 「和」 is done as well. */
function stepsIn(text: string): Step[] {
  const steps: Step[] = []
  for (const found of text.matchAll(/在「([^」]+)」里(填|选)「([^」]+)」|(点|看到)((?:「[^」]+」和?)+)/g)) {
    const [, label, how, value, verb, named = ''] = found
    if (label !== undefined && value !== undefined)
      steps.push({ act: how === '填' ? 'fill' : 'choose', words: label, value })
    for (const [, words = ''] of named.matchAll(/「([^」]+)」/g)) {
      steps.push({ act: verb === '点' ? 'click' : 'see', words })
    }
  }
  return steps
}

let server: LocalCloudServer
let browser: Browser
let page: Page
beforeAll(async () => {
  server = await openDemoShop()
  // In the small shop nobody has said anything yet, and nobody is held.
  await sayHowItWas(server)
  await holdACrowd(server)
  const desk = await openDesk(server)
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  context.setDefaultTimeout(SEEN_WITHIN_MS)
  page = await context.newPage()
  await page.goto(desk.url)
  await signInAs(server, page, OWNER.id)
}, 180_000)
// What a task that failed has left open would be in the way of all others.
beforeEach(() => page.keyboard.press('Escape'))
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test.each(tasks)('$title', async ({ steps }) => {
  expect(steps.length).toBeGreaterThan(1)
  for (const { act, words, value = '' } of steps) {
    const field = page.getByLabel(words, { exact: true }).filter({ visible: true }).last()
    if (act === 'fill') await field.fill(value)
    else if (act === 'choose') await choose(field, value)
    else if (act === 'see') await shown(words).waitFor()
    else await click(words)
  }
})

/** What the shop says, and not what was just typed. */
const shown = (words: string): Locator =>
  page.getByText(words).and(page.locator(':not(textarea)')).filter({ visible: true }).first()

/**
 * A file of the operator's computer, or one of a list, which opens below the field in a place of its own. It closes by
 * itself, so that what lies below can be clicked.
 */
async function choose(field: Locator, value: string): Promise<void> {
  const buffer = FILES[value]
  if (buffer) return field.setInputFiles({ name: value, mimeType: 'text/csv', buffer })
  await field.click()
  await page.locator('.ant-select-item-option').filter({ hasText: value, visible: true }).last().click()
}

/** What does something and is called so; where nothing is, a line of a table that says so. */
async function click(words: string): Promise<void> {
  // The kit writes a space between the two characters of a button.
  const name = new RegExp(`^\\s*${[...words].map((one) => one.replace(/[+.*?()[\]]/g, '\\$&')).join('\\s*')}\\s*$`)
  const roles = (['button', 'link', 'radio', 'tab'] as const).map((role) => page.getByRole(role, { name }))
  const named = roles.reduce((one, other) => one.or(other)).filter({ visible: true })
  const written = page.getByText(name).filter({ visible: true })
  await named.or(written).first().waitFor()
  await ((await named.count()) > 0 ? named : written).last().click()
}
