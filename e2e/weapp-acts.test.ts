import { businessDayOf, endOfDay } from '#shared/kernel/business-day'
import type { LocalCloudServer } from '../local-cloud/server'
import { type Act, asOperator, asPerson } from '../scripts/demo/actor'
import { STORES } from '../scripts/demo/cast'
import { openFeedback } from '../scripts/demo/feedback'
import { openPointsGoods } from '../scripts/demo/points-goods'
import { openTasks } from '../scripts/demo/tasks'
import { openEmptyShop, phoneOf, WEAPP_ROOT } from './open-shop'
import { startWeapp, type Weapp } from './weapp-host/start-weapp'

// The package that ships, driven by a member and by a clerk, each with a phone of theirs, in a shop that opened just now.

const GUEST = 'guest'
const CLERK = 'clerk'
const AT = { storeId: 'str_chunxi' }

let server: LocalCloudServer
let weapp: Weapp
let guest: Act
let clerk: Act
let purchaseId: string

beforeAll(async () => {
  server = await openEmptyShop()
  const ops = asOperator(server)
  guest = asPerson(server, GUEST)
  clerk = asPerson(server, CLERK)
  for (const store of STORES) await ops('staff.saveStore', { ...store })
  const { memberId } = await clerk('home.open', {})
  await ops('staff.appoint', { memberId, name: '小周', role: 'clerk', storeIds: [AT.storeId] })
  const today = businessDayOf(server.cloud.clock.now())
  await openTasks(ops, { from: today, challengeDay: today })
  await openPointsGoods(ops)
  await openFeedback(ops)
  await guest('home.open', {})
  const sale = { ...AT, memberCode: await freshCode(), amountFen: 60_000 }
  purchaseId = (await clerk('purchase.record', sale)).purchase.purchaseId
})

afterEach(() => weapp.close())
afterAll(() => server.close())

async function open(person: string, page: string): Promise<void> {
  weapp = startWeapp({ dist: WEAPP_ROOT, callFunction: phoneOf(server, person) })
  await weapp.open(page)
}

const memberIdOf = (person: string) =>
  String(server.cloud.database.get('identities', `wx:${server.people.personOf(person).openid}`)?.memberId)

/** Good once, so that each use takes the next one. */
async function freshCode(): Promise<string> {
  server.cloud.clock.advance(31_000)
  return (await guest('member.getCode', {})).code
}

test('a task that a clerk has confirmed to its end is claimed by one tap', async () => {
  const { proof } = await clerk('staff.lookUpMember', { ...AT, memberCode: await freshCode() })
  for (let times = 0; times < 2; times += 1)
    await clerk('task.confirmAct', { ...AT, memberCode: proof, subject: 'own-cup' })
  await open(GUEST, '/pages/tasks/index')
  await weapp.tap('领取')
  expect(weapp.text()).toMatch(/自带杯 2 次\n.*得 20 积分/)
  const entries = server.cloud.database.find('entries', { query: { memberId: memberIdOf(GUEST), reason: 'task' } })
  expect(entries.filter(({ sourceId }) => String(sourceId).includes('two-cups'))).toHaveLength(1)
})

test('points buy goods, and the clerk hands them over by the code', async () => {
  await open(GUEST, '/pages/points-shop/index')
  if (!weapp.text().includes('春熙路店')) throw new Error(weapp.text())
  await weapp.tap('兑换桂花乌龙茶包')
  await weapp.tap('用 300 积分兑换')
  expect(weapp.page).toBe('pages/points-shop/pick-up/index')
  const pickUps = () => server.cloud.database.find('pick_ups', { query: { memberId: memberIdOf(GUEST) } })
  const [pickUp] = pickUps()
  expect(pickUp).toMatchObject({ ...AT, status: 'waiting', pointsPaid: 300 })
  weapp.close()
  await open(CLERK, '/pages/staff/pick-up/index')
  await weapp.input('二维码下方的 6 位', String(pickUp?.code))
  await weapp.tap('查找')
  await weapp.tap('交给客人')
  expect(weapp.text()).toContain('已交给客人')
  expect(pickUps()).toMatchObject([{ status: 'collected' }])
})

test('a low mark is told to the shop, and its answer found on the receipt and under 消息', async () => {
  const receipt = `/pages/purchases/receipt/index?id=${encodeURIComponent(purchaseId)}`
  await open(GUEST, receipt)
  await weapp.tap('2 分，不好')
  await weapp.tap('等得久')
  await weapp.tap('告诉店里')
  expect(weapp.text()).toContain('已经告诉店里')
  const [said] = server.cloud.database.find('feedbacks', { query: { memberId: memberIdOf(GUEST) } })
  const answer = { feedbackId: String(said?._id), by: '林店长', text: '对不起，让你久等了' }
  await asOperator(server)('feedback.answer', answer)
  await weapp.open(receipt)
  expect(weapp.text()).toContain('店里答复你了')
  await weapp.open('/pages/inbox/index')
  await weapp.tap('店里答复你了')
  expect(weapp.page).toBe('pages/feedback/thread/index')
  expect(weapp.text()).toContain('对不起，让你久等了')
})

test('a place at an occasion is taken by one tap, and the clerk lets the member in by the typed code', async () => {
  const now = server.cloud.clock.now()
  const startsAt = Math.min(now + 3_600_000, endOfDay(businessDayOf(now)))
  const times = {
    startsAt,
    endsAt: startsAt + 3_600_000,
    opensAt: now - 3_600_000,
    closesAt: startsAt,
    cancelUntilAt: startsAt,
  }
  const words = { title: '凤凰单丛品茶', text: '三种香型。', place: '二楼', picture: 'pot' } as const
  const draft = { ...AT, ...words, ...times, places: 2, tierKeys: null }
  const { occasionId } = await asOperator(server)('booking.saveOccasion', { baseVersion: 0, draft })
  await open(GUEST, `/pages/booking/occasion/index?id=${occasionId}`)
  await weapp.tap('报名 1 位')
  expect(weapp.text()).toContain('已报名，到了请店员扫会员码')
  weapp.close()
  await open(CLERK, '/pages/booking/door/index')
  await weapp.tap('凤凰单丛品茶')
  const code = (await freshCode()).toLowerCase()
  await weapp.input('二维码下方的 14 位', `${code.slice(0, 4)} ${code.slice(4)}`)
  await weapp.tap('让这位进来')
  expect(weapp.text()).toContain('到了，请进')
  const booking = server.cloud.database.get('bookings', `${occasionId}:${memberIdOf(GUEST)}`)
  expect(booking).toMatchObject({ state: 'attended' })
})
