import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../scripts/ensure-chromium'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but this machine: a page that asks for anything else fails.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: ARGUMENTS })
}

/** A phone in somebody's hand, on a page of the browser build; a fault in the page fails the test that opened it. */
export async function openPhone(
  browser: Browser,
  url: string,
  person: string,
  page: string,
  query = '',
): Promise<PhonePage> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  const opened = await context.newPage()
  const faults: string[] = []
  opened.on('pageerror', (error) => faults.push(error.message))
  await opened.goto(`${url}/phone/?as=${person}#/pages/${page}/index${query && `?${query}`}`)
  return Object.assign(opened, { faults })
}

export type PhonePage = Page & { faults: string[] }
