import { addDays } from '#shared/kernel/business-day'
import type { Act } from '../scripts/demo/actor'
import { STORES } from '../scripts/demo/cast'
import { openCoupons, openTemplates } from '../scripts/demo/coupons'
import { openFeedback } from '../scripts/demo/feedback'
import { openGoods } from '../scripts/demo/goods'
import { openInvitations } from '../scripts/demo/invitations'
import { openPointsGoods } from '../scripts/demo/points-goods'
import { openQuestions } from '../scripts/demo/questions'
import { openReminders } from '../scripts/demo/reminders'
import { openTasks } from '../scripts/demo/tasks'
import { type Ask, dataOf, type Floor } from './floor'
import { GOODS, type Product } from './goods'
import { makeOwner } from './owner'
import type { LifePlan } from './plan'
import { openidOf } from './state'

const BY = '王运营'
const REFUND = '退款后券未过期会退回'

/** Beside the coupons of the demo shop: stock without an end, because a life is long. */
const TEMPLATES = {
  'tea-time': {
    title: '下午茶券',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    conditions: { minSpendFen: 2500 },
    validity: { kind: 'relative', validDays: 21 },
    limits: { stock: null, perMember: 12 },
    ways: ['claim'],
    texts: { detail: '堂食、外带都可以用', refund: REFUND },
  },
  'points-tea': {
    title: '积分换茶券',
    offer: { kind: 'amountOff', amountOffFen: 1000 },
    conditions: { minSpendFen: 2000 },
    validity: { kind: 'relative', validDays: 45 },
    limits: { stock: null, perMember: 20 },
    pricePoints: 150,
    ways: ['points'],
    texts: { detail: '用积分兑换', refund: REFUND },
  },
  'second-cup': {
    title: '第二杯券',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    conditions: { minSpendFen: 2000 },
    validity: { kind: 'relative', validDays: 21 },
    limits: { stock: null, perMember: null },
    ways: ['batch'],
    texts: { detail: '第一次来过以后给', refund: REFUND },
  },
  'come-back': {
    title: '好久不见券',
    offer: { kind: 'amountOff', amountOffFen: 800 },
    conditions: { minSpendFen: 2000 },
    validity: { kind: 'relative', validDays: 14 },
    limits: { stock: null, perMember: null },
    ways: ['batch'],
    texts: { detail: '想你来坐坐', refund: REFUND },
  },
} as const

export const CLAIMED = { templateId: 'tpl_tea-time', validDays: 21 }
export const BOUGHT = { templateId: 'tpl_points-tea', validDays: 45, pricePoints: 150 }
export const GRANTED = { templateId: 'tpl_come-back', validDays: 14 }
export const WELCOMED = { validDays: 60 }

const SEGMENTS = [
  {
    segmentId: 'seg_often',
    name: '常来的人',
    note: '近 30 天买过两次以上，新品先给他们尝',
    condition: { kind: 'bought', withinDays: 30, count: { min: 2 } },
  },
  {
    segmentId: 'seg_quiet',
    name: '好久没来的老客',
    note: '买过，两个月没再买：一张好久不见券',
    condition: { kind: 'last', of: 'purchase', when: { overDays: 60 } },
  },
] as const

/** The manager and two clerks of each store; stores beyond these are called by their number. */
const NAMES = [
  { manager: '孙店长', a: '周静', b: '吴桐' },
  { manager: '钱店长', a: '郑爽', b: '何苗' },
  { manager: '冯店长', a: '陈露', b: '许诺' },
] as const

export interface StaffMember {
  key: string
  store: number
  ask: Ask
}

export const storeIdOf = (store: number) => STORES[store]?.storeId ?? `str_life${store}`

/** Everything that is there on the first morning, made as operators make it. Answers the entrances’ keys by channel and store. */
export async function openTheShop(floor: Floor, plan: LifePlan): Promise<Record<string, string>> {
  const { stores, fromDay: today } = plan
  const ops = mustOf(floor.ops, 'opening')
  for (let store = 0; store < stores; store += 1) await ops('staff.saveStore', aStore(store))
  for (const product of GOODS) await ops('product.save', inCatalogue(product, product.priceFen))
  await openGoods(ops)
  await openPointsGoods(ops)
  await openCoupons(ops)
  await openTemplates(ops, TEMPLATES)
  await openInvitations(ops, today)
  await openFeedback(ops)
  await openQuestions(ops)
  await openReminders(ops)
  // The challenge runs at the end, so that it is on when the life is looked at.
  const challengeDay = addDays(today, Math.max(plan.days - 15, 0))
  if (!plan.without.includes('tasks')) await openTasks(ops, { from: today, challengeDay })
  for (const segment of SEGMENTS) await ops('segment.save', { ...segment, by: BY })
  for (const { key, store, ask } of staffOf(floor, stores)) {
    const { memberId } = await mustOf(ask, 'opening')('home.open', { entrance: { storeId: storeIdOf(store) } })
    const role = key.startsWith('manager') ? 'manager' : 'clerk'
    const name = nameOf(store, role === 'manager' ? role : key.endsWith('a') ? 'a' : 'b')
    await ops('staff.appoint', { memberId, name, role, storeIds: [storeIdOf(store)] })
  }
  const entrances = await openEntrances(ops, stores)
  await makeOwner(floor, ops)
  return entrances
}

const nameOf = (store: number, post: keyof (typeof NAMES)[number]): string =>
  NAMES[store]?.[post] ?? (post === 'manager' ? `店长${store + 1}` : `店员${store + 1}${post}`)

const PLACES = [
  { way: 'store-door', placement: 'door', title: '门口', target: 'check-in', isInStore: true },
  { way: 'store-table', placement: 'table', title: '桌面', target: 'code', isInStore: true },
  { way: 'article', placement: 'article', title: '公众号', target: 'coupon-centre', isInStore: false },
  { way: 'douyin-live', placement: 'live', title: '抖音直播', target: 'home', isInStore: false },
] as const

async function openEntrances(ops: Act, stores: number): Promise<Record<string, string>> {
  const keys: Record<string, string> = {}
  for (const { way, placement, title, target, isInStore } of PLACES) {
    for (let store = 0; store < (isInStore ? stores : 1); store += 1) {
      const storeId = isInStore ? storeIdOf(store) : null
      const named = isInStore ? `${title} ${store + 1} 号店` : title
      const { entrance } = await ops('entrance.create', {
        title: named,
        placement,
        channel: way,
        storeId,
        target,
        by: BY,
      })
      for (const at of isInStore ? [store] : Array.from({ length: stores }, (_, index) => index)) {
        keys[entranceName(way, at)] = entrance.key
      }
    }
  }
  return keys
}

export const entranceName = (way: string, store: number) => `${way} ${store}`

/** Two clerks and a manager for each store. */
export function staffOf(floor: Floor, stores: number): StaffMember[] {
  return Array.from({ length: stores }, (_, store) => store).flatMap((store) =>
    [`clerk-${store}-a`, `clerk-${store}-b`, `manager-${store}`].map((key) => ({
      ...{ key, store },
      ask: floor.as(key, openidOf(key)),
    })),
  )
}

export const inCatalogue = ({ key, name, category, lastsDays }: Product, priceFen: number) => ({
  ...{ key, name, category, priceFen, lastsDays },
})

function aStore(store: number) {
  const known = STORES[store]
  if (known) return { ...known }
  return { storeId: storeIdOf(store), name: `${store + 1} 号店`, region: '成都', address: `人民路 ${store + 1} 号` }
}

/** What one does several times in a day needs several request ids: each gets a number, after what it is for. */
export function mustOf(ask: Ask, purpose: string): Act {
  let asked = 0
  return async (action, input) => {
    asked += 1
    return dataOf(await ask(action, input, `${purpose}-${asked}`))
  }
}
