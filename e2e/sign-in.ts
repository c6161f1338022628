import type { Page } from 'playwright-core'
import type { ActionName } from '#shared/contract'
import { loginIdIn } from '#shared/front/desk/sign-in'
import type { LocalCloudServer } from '../local-cloud/server'
import { phoneOf } from './open-shop'

/** Scans what the desk shows with somebody's phone, types the four digits, and waits until the desk is open. */
export async function signInAs(server: LocalCloudServer, page: Page, person: string): Promise<void> {
  const code = page.getByAltText('登录码，用小程序扫')
  await code.waitFor()
  const loginId = loginIdIn((await code.getAttribute('data-text')) ?? '')
  const digits = (await page.locator('.digits span').allTextContents()).join('')
  const ask = (action: ActionName, input: unknown) =>
    phoneOf(server, person)({ name: 'api', data: { action, input, requestId: `desk-of-headquarters-${digits}` } })
  expect(await ask('desk.confirmSignIn', { loginId, digits })).toMatchObject({ ok: true, data: expect.anything() })
  await page.getByRole('navigation', { name: '页面' }).waitFor()
}
