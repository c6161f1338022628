import { randomUUID } from 'node:crypto'
import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Reply } from '#shared/kernel/contract'
import { auditShop } from '../cloudfunctions/testing/audit-shop'
import type { FaultRule } from '../local-cloud/faults/faults'
import type { LocalCloudServer } from '../local-cloud/server'
import { asOperator } from '../scripts/demo/actor'
import { openEmptyShop } from './open-shop'

// Many instances of the built functions at one database: nothing may hang on what one of them remembers.

const INSTANCES = 16
const MINUTE_MS = 60_000
const EAST = 'str_east'

let server: LocalCloudServer
beforeAll(async () => {
  server = await openEmptyShop({ instanceLimit: INSTANCES })
  server.cloud.clock.freeze(Date.parse('2026-11-22T10:00:00+08:00'))
  const store = { storeId: EAST, name: '东店', region: '成都', address: '东街 1 号' }
  await asOperator(server)('staff.saveStore', store)
})
afterAll(() => server?.close())

async function ask<K extends ActionName>(
  openid: string,
  action: K,
  input: Input<AppContract[K]>,
  requestId: string = randomUUID(),
): Promise<Reply> {
  const event = { action, input, requestId }
  const reply = await server.runner.invoke({ functionName: 'api', event, caller: { kind: 'phone', openid } })
  // An instance that a fault killed answers as a lost reply does.
  if (reply.kind !== 'ok') return { ok: false, error: { code: 'INTERNAL', requestId } }
  return JSON.parse(reply.result) as Reply // Every function replies so.
}

async function open(key: string, limits: object): Promise<string> {
  const ops = asOperator(server)
  const value = {
    title: '大家都要的券',
    offer: { kind: 'amountOff', amountOffFen: 500 },
    validity: { kind: 'relative', validDays: 30 },
    limits,
    ways: ['claim'],
  }
  const proposing = { setting: `coupon-template:${key}`, value, by: '王运营', note: '开店' }
  const { proposalId } = (await ops('settings.propose', proposing)).proposal
  await ops('settings.approve', { proposalId, by: '陈店长' })
  await ops('settings.apply', { proposalId, by: '王运营' })
  await ops('coupon.setTemplateState', { templateId: `tpl_${key}`, state: 'live', by: '王运营', note: '开店' })
  return `tpl_${key}`
}

const PEOPLE = Array.from({ length: 200 }, (_, index) => `oInstances${index}`)

beforeAll(async () => {
  // All at once, so that every instance is started.
  const replies = await Promise.all(PEOPLE.map((openid) => ask(openid, 'home.open', {})))
  expect(replies.every(({ ok }) => ok)).toBe(true)
})

interface Claim {
  openid: string
  requestId: string
}

const claimsOf = (people: readonly string[]): Claim[] => people.map((openid) => ({ openid, requestId: randomUUID() }))
const claimAll = (templateId: string, claims: readonly Claim[]) =>
  Promise.all(claims.map(({ openid, requestId }) => ask(openid, 'coupon.claim', { templateId }, requestId)))
const issued = (templateId: string) => server.cloud.database.count('coupons', { templateId })
const won = (replies: readonly Reply[]) => replies.filter(({ ok }) => ok).length
const instances = () => {
  const { warm = 0, busy = 0 } = server.runner.instances().api ?? {}
  return warm + busy
}
const audited = () => expect(auditShop({ database: server.cloud.database })).toEqual([])

test('200 parallel claims of a stock of 50 issue exactly 50', async () => {
  const templateId = await open('fifty', { stock: 50, perMember: 1 })
  const replies = await claimAll(templateId, claimsOf(PEOPLE))
  expect(instances()).toBe(INSTANCES)
  expect([won(replies), issued(templateId)]).toEqual([50, 50])
  audited()
})

const chaos: [string, FaultRule[]][] = [
  [
    'errors',
    [
      { kind: 'error', probability: 0.05, seed: 1, match: { writes: true } },
      { kind: 'lostReply', probability: 0.1, seed: 2 },
    ],
  ],
  [
    'lost-replies',
    [
      { kind: 'lostReply', probability: 0.25, seed: 3, match: { writes: true } },
      { kind: 'error', probability: 0.02, seed: 4 },
    ],
  ],
]

test.each(chaos)('200 parallel claims of a stock of 50 under %s issue exactly 50', async (key, rules) => {
  const templateId = await open(key, { stock: 50, perMember: 1 })
  const claims = claimsOf(PEOPLE)
  for (const rule of rules) server.cloud.faults.add(rule)
  expect(won(await claimAll(templateId, claims))).toBeLessThan(50)
  expect(issued(templateId)).toBeLessThanOrEqual(50)
  audited()
  server.cloud.faults.clear()
  // Phones send it again; what was taken for nobody goes back after ten minutes.
  await claimAll(templateId, claims)
  for (let tick = 0; tick < 3; tick += 1) {
    server.cloud.clock.advance(5 * MINUTE_MS)
    await server.timers.tick()
  }
  expect([won(await claimAll(templateId, claims)), issued(templateId)]).toEqual([50, 50])
  audited()
})

test('64 parallel claims of a stock of 1 issue exactly 1', async () => {
  const templateId = await open('one', { stock: 1 })
  expect([won(await claimAll(templateId, claimsOf(PEOPLE.slice(0, 64)))), issued(templateId)]).toEqual([1, 1])
  audited()
})

test('of 20 parallel claims of one member with a limit of 2 exactly 2 succeed', async () => {
  const templateId = await open('two-each', { stock: 1000, perMember: 2 })
  const claims = claimsOf(Array.from({ length: 20 }, () => PEOPLE[0] ?? ''))
  expect([won(await claimAll(templateId, claims)), issued(templateId)]).toEqual([2, 2])
  audited()
})

test('one coupon at five tills at once is used at one of them', async () => {
  const templateId = await open('tills', { stock: 10 })
  const clerks = PEOPLE.slice(1, 6)
  for (const openid of clerks) {
    const { memberId } = dataOf(await ask(openid, 'home.open', {})) as { memberId: string }
    await asOperator(server)('staff.appoint', { memberId, name: '小林', role: 'clerk', storeIds: [EAST] })
  }
  const member = PEOPLE[7] ?? ''
  const { coupon } = dataOf(await ask(member, 'coupon.claim', { templateId })) as { coupon: { couponId: string } }
  const { code: memberCode } = dataOf(await ask(member, 'member.getCode', {})) as { code: string }
  const sale = { memberCode, storeId: EAST, amountFen: 3000, couponIds: [coupon.couponId], payableFen: 2500 }
  const replies = await Promise.all(clerks.map((clerk) => ask(clerk, 'purchase.confirm', sale)))
  const refusals = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  expect(refusals).toHaveLength(4)
  for (const code of refusals) expect(['SHOWN_CODE_USED', 'COUPON_ALREADY_REDEEMED', 'BUSY']).toContain(code)
  expect(server.cloud.database.count('purchases')).toBe(1)
  audited()
})

function dataOf(reply: Reply): unknown {
  if (!reply.ok) throw new Error(`refused: ${reply.error.code}`)
  return reply.data
}
