import { openBrowser } from '../../../../testing/browser'
import { putRuleDocument } from '../../../../testing/put-rule-document'
import type { Phone, Shop } from '../../../../testing/shop'

export const CRM = { key: 'crm', title: '客服系统', url: 'https://crm.shop.cn/changlai', isOn: true }
export const BOARD = { key: 'board', title: '大屏', url: 'https://board.shop.cn/changlai', isOn: true }
export const ALARM = {
  key: 'alarm',
  title: '值班群',
  url: 'https://alarm.shop.cn/changlai',
  isOn: true,
  tells: ['incident'],
} as const
export const SECRET = 'c2VjcmV0LW9mLWFuLW90aGVyLXN5c3RlbS0wMDAwMDE'

/** The rules name these addresses, as two people have agreed. */
export function nameAddresses(shop: Shop, addresses: readonly object[]): void {
  const value = { addresses }
  putRuleDocument(shop, 'webhook', value)
}

export async function anOwnersBrowser(shop: Shop) {
  const owner = shop.phone()
  await owner.call('home.open', {})
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await owner.call('grant.claimOwner', { code, name: '周总' })
  return signedIn(shop, owner)
}

export async function signedIn(shop: Shop, person: Phone) {
  const browser = openBrowser(shop)
  await browser.signIn(person)
  return browser
}

/** Named, and let through by an owner. */
export async function letThrough(shop: Shop, ...addresses: (typeof CRM | typeof ALARM)[]): Promise<void> {
  nameAddresses(shop, addresses)
  const browser = await anOwnersBrowser(shop)
  for (const { key, url, ...address } of addresses) {
    const tells = 'tells' in address ? { tells: [...address.tells] } : {}
    await browser.call('webhook.allow', { key, url, secret: SECRET, ...tells })
  }
}
