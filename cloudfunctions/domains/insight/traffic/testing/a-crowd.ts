import { defaultTrafficRules } from '#shared/insight/traffic/rules'
import { tickJob } from '../../../../testing/job-kill-matrix'
import { putRuleDocument } from '../../../../testing/put-rule-document'
import type { Phone, Shop } from '../../../../testing/shop'

export type Visitor = Phone & { memberId: string }

/** What a phone says of itself: the same for all of a crowd. */
export const ONE_PHONE = '00112233445566778899aabbccddeeff'
const HOUR_MS = 3_600_000

export async function anEntrance(shop: Shop, title = '买来的广告'): Promise<string> {
  const made = { title, placement: 'advert', channel: 'advert', storeId: null, target: 'home', by: '王运营' } as const
  return (await shop.ops('entrance.create', made)).entrance.key
}

/** Somebody who joins by an entrance, on a phone of their own unless another is named. */
export async function aNewcomer(shop: Shop, key: string, deviceKey = newDeviceKey(shop)): Promise<Visitor> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', { entrance: { scene: 1047, key } })
  await visits(shop, phone, { key, deviceKey })
  return Object.assign(phone, { memberId })
}

export async function visits(shop: Shop, phone: Phone, told: { key?: string; deviceKey?: string } = {}): Promise<void> {
  const ids = { touchId: shop.newRequestId(), sessionId: shop.newRequestId() }
  await phone.call('entrance.recordTouch', { ...ids, agoMs: 0, scene: 1047, ...told })
}

const newDeviceKey = (shop: Shop) => shop.newRequestId().replace(/\D/g, '').padStart(32, 'f')

/** So many accounts on one phone, and some others, by one entrance. The job looks at them within the hour. */
export async function aCrowd(shop: Shop, { accounts = 10, others = 4 } = {}) {
  const key = await anEntrance(shop)
  const crowd: Visitor[] = []
  const honest: Visitor[] = []
  for (let each = 0; each < accounts; each += 1) crowd.push(await aNewcomer(shop, key, ONE_PHONE))
  for (let each = 0; each < others; each += 1) honest.push(await aNewcomer(shop, key))
  return { key, crowd, honest }
}

/** Three on one phone are a crowd already: enough for what is tried at each database call, where every member more is paid for many times. */
export const FEW = { accounts: 3, others: 1 }
export function holdFew(shop: Shop): void {
  const { lines } = defaultTrafficRules
  const value = { ...defaultTrafficRules, holdFromScore: 0.5, lines: { ...lines, crowdMin: FEW.accounts } }
  putRuleDocument(shop, 'traffic', value)
}

export async function watch(shop: Shop): Promise<void> {
  shop.clock.advance(HOUR_MS)
  await tickJob('watch-traffic')
}

/** A crowd that was found, and its case. */
export async function aHeldCrowd(shop: Shop, size: { accounts?: number; others?: number } = {}) {
  const found = await aCrowd(shop, size)
  await watch(shop)
  const { cases } = await shop.ops('traffic.listCases', {})
  return { ...found, caseId: cases[0]?.caseId ?? '' }
}
