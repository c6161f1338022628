import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import { randomFrom } from '../../../local-cloud/faults/faults'
import { openProgramme } from '../../domains/growth/referral/testing/programme'
import { openTemplate } from '../../domains/loyalty/coupon/testing/a-template'
import { aClerk, EAST, openStores, type Person, WEST } from '../../domains/people/staff/testing/shop-floor'
import type { Phone, Shop } from '../shop'

/** Somebody with a phone, who may join, leave and come back. */
export interface Visitor {
  phone: Phone
  memberId: string | null
}

export interface World {
  shop: Shop
  random: Random
  visitors: Visitor[]
  clerks: Person[]
  templates: string[]
  codes: string[]
  /** What the shop has confirmed, as sentences that must stay true; they are checked against the database later. */
  promises: Expectation[]
  receipts: number
}

/** Members at the beginning. */
const KNOWN = 4

export interface Expectation {
  said: string
  isKept: () => boolean
}

export interface Random {
  next(): number
  below(count: number): number
  chance(of: number): boolean
  pick<T>(from: readonly T[]): T | null
}

/** One request that somebody is about to send, perhaps several times. */
export interface Sending {
  action: ActionName
  requestId: string
  send(): Promise<Reply>
  /** The part of the answer that a repetition has to repeat; null where it tells how things stand now. */
  lasting: ((data: never) => unknown) | null
  done: (data: never) => void
}

interface Extras<K extends ActionName> {
  requestId?: string
  lasting?: (data: Output<AppContract[K]>) => unknown
  done?: (data: Output<AppContract[K]>) => void
}

export function createRandom(seed: number): Random {
  const next = randomFrom(seed)
  const below = (count: number) => Math.floor(next() * count)
  return { next, below, chance: (of) => next() < of, pick: (from) => from[below(from.length)] ?? null }
}

export function byPhone<K extends ActionName>(
  { shop }: World,
  phone: Phone,
  action: K,
  input: Input<AppContract[K]>,
  extras: Extras<K> = {},
): Sending {
  const requestId = extras.requestId ?? shop.newRequestId()
  return sending(action, requestId, () => phone.ask(action, input, requestId), extras)
}

export function byOperator<K extends ActionName>(
  { shop }: World,
  action: K,
  input: Input<AppContract[K]>,
  extras: Extras<K> = {},
): Sending {
  const requestId = extras.requestId ?? shop.newRequestId()
  return sending(action, requestId, () => shop.askOps(action, input, requestId), extras)
}

function sending<K extends ActionName>(
  action: K,
  requestId: string,
  send: () => Promise<Reply>,
  { lasting, done = () => undefined }: Extras<K>,
): Sending {
  return { action, requestId, send, lasting: (lasting as Sending['lasting']) ?? null, done: done as Sending['done'] }
}

export const membersOf = ({ visitors }: World) =>
  visitors.flatMap(({ phone, memberId }) => (memberId === null ? [] : [{ phone, memberId }]))

/** Two stores with clerks, coupons of several ways, some of them scarce, and a programme for friends. */
export async function openWorld(shop: Shop, seed: number): Promise<World> {
  shop.reset()
  answerForWeChat(shop)
  await openStores(shop)
  openProgramme(shop, { minFen: 1_000 })
  const clerks = [await aClerk(shop), await aClerk(shop, { storeIds: [EAST, WEST], role: 'manager' })]
  const templates = [
    await openTemplate(shop, { limits: { stock: 12, perMember: 2, perDay: 5 } }, 'scarce'),
    await openTemplate(shop, { ways: ['points'], pricePoints: 8, limits: { stock: 40, perMember: 4 } }, 'bought'),
    await openTemplate(shop, { ways: ['code', 'batch'], limits: { stock: 60 } }, 'given'),
    await openTemplate(shop, { ways: ['welcome'] }, 'welcome'),
  ]
  const visitors: Visitor[] = []
  for (let known = 0; known < KNOWN; known += 1) {
    const phone = shop.phone(`oChaos${known}`)
    visitors.push({ phone, memberId: (await phone.call('home.open', {})).memberId })
  }
  return {
    shop,
    random: createRandom(seed),
    visitors,
    clerks,
    templates,
    codes: [],
    promises: [],
    receipts: 0,
  }
}

/** WeChat checks texts kindly, and tells the number that a code ends with. */
function answerForWeChat({ openapi }: Shop): void {
  openapi.reply('security.msgSecCheck', () => ({ kind: 'json', body: { errcode: 0, result: { suggest: 'pass' } } }))
  openapi.reply('phonenumber.getPhoneNumber', ({ code }) => {
    const phone_info = { pure_phone_number: String(code).slice(-11), country_code: '86' }
    return { kind: 'json', body: { errcode: 0, phone_info } }
  })
}
