import { randomUUID } from 'node:crypto'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { type Act, asOperator, asPerson, type DemoShop } from './actor'
import { agreeTo } from './agree'

const CODE_SCENE = 1047
const CARD_SCENE = 1007

/** Friends of 林间, each of whom has come a different part of the way. */
export const FRIENDS = [
  { id: 'bai', name: '白芷', note: '好友 · 没有达标', joinedDaysAgo: 35, bought: null },
  { id: 'mu', name: '木棉', note: '好友 · 已计入', joinedDaysAgo: 24, bought: { daysAgo: 22, yuan: 38 } },
  { id: 'ran', name: '阿然', note: '好友 · 已计入', joinedDaysAgo: 12, bought: { daysAgo: 10, yuan: 52 } },
  { id: 'ning', name: '宁夏', note: '好友 · 在路上', joinedDaysAgo: 4, bought: { daysAgo: 3, yuan: 46 } },
  { id: 'yu', name: '小雨', note: '好友 · 刚加入', joinedDaysAgo: 1, bought: null },
] as const

const INVITER = 'lin'

/** What a tea house would promise both, with a step for the first friend. */
const PROGRAMME = {
  isOpen: true,
  programmeKey: 'first',
  needs: 'purchase',
  minFen: 2000,
  inviter: { points: 50, couponKey: null },
  invitee: { points: 30, couponKey: null },
  bindingDays: 30,
  holdDays: 7,
  cap: { friends: 10, per: 'month' },
  ladder: [
    { friends: 1, points: 20 },
    { friends: 3, points: 30 },
    { friends: 5, points: 50 },
  ],
  budgetFriends: null,
  endDay: null,
}

/** The codes that hang in the stores and stand under an article, and whom of the cast they brought. */
const ENTRANCES = [
  {
    entrance: {
      title: '春熙路店门口',
      placement: 'door',
      channel: 'store-door',
      storeId: 'str_chunxi',
      target: 'check-in',
    },
    brought: ['lin', 'qiao'],
    cost: { costFen: 12_000, note: '门口立牌' },
  },
  {
    entrance: {
      title: '建设路店桌面',
      placement: 'table',
      channel: 'store-table',
      storeId: 'str_jianshe',
      target: 'code',
    },
    brought: ['he'],
    cost: null,
  },
  {
    entrance: { title: '公众号推文', placement: 'article', channel: 'article', storeId: null, target: 'coupon-centre' },
    brought: ['su'],
    cost: { costFen: 30_000, note: '推文排期' },
  },
] as const

const COST_DAYS = 30

/** As an operator does: the programme proposed by one and approved by another, codes for stores and an article, what they cost. */
export async function openInvitations(ops: Act, today: BusinessDay): Promise<void> {
  const by = '王运营'
  await agreeTo(ops, 'referral', PROGRAMME, '邀请有礼第一期')
  for (const { entrance } of ENTRANCES) await ops('entrance.create', { ...entrance, by })
  await enterCosts(ops, today)
}

/** What the ways in have cost in the last days. */
export async function enterCosts(ops: Act, today: BusinessDay): Promise<void> {
  const period = { fromDay: addDays(today, 1 - COST_DAYS), toDay: today }
  for (const { entrance, cost } of ENTRANCES) {
    if (cost) await ops('entrance.saveCost', { ...period, channel: entrance.channel, ...cost, by: '王运营' })
  }
}

/** Tells where somebody of the cast came from, on the day of joining. */
export async function arrive(server: DemoShop, personId: string): Promise<void> {
  const by = ENTRANCES.find(({ brought }) => (brought as readonly string[]).includes(personId))
  if (!by) return
  const { entrances } = await asOperator(server)('entrance.list', {})
  const key = entrances.find(({ title }) => title === by.entrance.title)?.key
  await asPerson(server, personId)('entrance.recordTouch', { ...aVisit(), scene: CODE_SCENE, key })
}

const aVisit = () => ({ touchId: randomUUID(), sessionId: randomUUID(), agoMs: 0 })

/** A day of the friends of 林间: one comes by the card, one buys. */
export async function liveAsFriends(server: DemoShop, daysAgo: number): Promise<void> {
  for (const { id, name, joinedDaysAgo, bought } of FRIENDS) {
    const act = asPerson(server, id)
    if (daysAgo === joinedDaysAgo) await joinByCard(server, act, name)
    if (!bought || daysAgo !== bought.daysAgo) continue
    const { code: memberCode } = await act('member.getCode', {})
    const amountFen = bought.yuan * 100
    await asPerson(server, 'chen')('purchase.record', { memberCode, storeId: 'str_chunxi', amountFen })
  }
}

async function joinByCard(server: DemoShop, act: Act, nickname: string): Promise<void> {
  const { code: inviter } = await asPerson(server, INVITER)('referral.getInvite', {})
  await act('home.open', { entrance: { scene: CARD_SCENE, inviter } })
  await act('entrance.recordTouch', { ...aVisit(), scene: CARD_SCENE, inviter })
  await act('member.updateProfile', { nickname })
}

/** The days on which a reward comes: the job that brings it runs then. */
export function isDueDay(daysAgo: number): boolean {
  return FRIENDS.some(({ bought }) => bought !== null && daysAgo === bought.daysAgo - PROGRAMME.holdDays)
}

export async function runJobs(server: DemoShop): Promise<void> {
  await server.timers.fire('jobs', 'tick')
}
