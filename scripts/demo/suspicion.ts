import { randomUUID } from 'node:crypto'
import { asPerson, type DemoShop } from './actor'
import { runJobs } from './invitations'

/** One person with three accounts more, all on one phone: the first passes, the others wait for a review. */
export const ONE_PHONE = [
  { id: 'gu', name: '阿顾', note: '会员 · 一台手机上有好几个账号' },
  { id: 'gu-2', name: '顾二', note: '好友 · 和阿顾同一台手机' },
  { id: 'gu-3', name: '顾三', note: '好友 · 审核中' },
  { id: 'gu-4', name: '顾四', note: '好友 · 审核中' },
] as const

const [INVITER, ...ACCOUNTS] = ONE_PHONE
const DEVICE_KEY = '6f1d2c3b4a5968778695a4b3c2d1e0f0'
const JOINED_DAYS_AGO = 3
const BOUGHT_DAYS_AGO = 2
const HOUR_MS = 3_600_000

/** A day of that phone: accounts are made one after the other, and buy the least that counts. */
export async function liveOnOnePhone(server: DemoShop, daysAgo: number): Promise<void> {
  if (daysAgo === JOINED_DAYS_AGO) await joinAll(server)
  if (daysAgo !== BOUGHT_DAYS_AGO) return
  for (const { id } of ACCOUNTS) {
    const { code: memberCode } = await asPerson(server, id)('member.getCode', {})
    await asPerson(server, 'chen')('purchase.record', { memberCode, storeId: 'str_chunxi', amountFen: 2_050 })
    await runJobs(server)
    server.cloud.clock.advance(HOUR_MS)
  }
}

async function joinAll(server: DemoShop): Promise<void> {
  const inviter = asPerson(server, INVITER.id)
  await inviter('home.open', {})
  const visit = { touchId: randomUUID(), sessionId: randomUUID(), agoMs: 0, deviceKey: DEVICE_KEY }
  await inviter('entrance.recordTouch', visit)
  const { code } = await inviter('referral.getInvite', {})
  for (const { id } of ACCOUNTS) {
    server.cloud.clock.advance(HOUR_MS / 3)
    await asPerson(server, id)('home.open', { entrance: { inviter: code, deviceKey: DEVICE_KEY } })
  }
}
