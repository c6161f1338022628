import type { Page } from 'playwright-core'
import { loginIdIn } from '#shared/front/desk/sign-in'
import type { LocalCloudServer } from '../local-cloud/server'
import { asPerson } from '../scripts/demo/actor'

/** Scans what the desk shows with somebody's phone, types the four digits, and waits until the desk is open. */
export async function signInAs(server: LocalCloudServer, page: Page, person: string): Promise<void> {
  const code = page.getByAltText('登录码，用小程序扫')
  await code.waitFor()
  const loginId = loginIdIn((await code.getAttribute('data-text')) ?? '')
  if (loginId === null) throw new Error('the code on the screen is no login code')
  const digits = (await page.locator('.digits span').allTextContents()).join('')
  // A refusal is an error there.
  await asPerson(server, person)('desk.confirmSignIn', { loginId, digits })
  await page.getByRole('navigation', { name: '页面' }).waitFor()
}
