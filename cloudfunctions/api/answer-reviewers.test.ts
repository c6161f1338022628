import { type ActionName, appContract } from '#shared/contract'
import type { ActionSpec } from '#shared/kernel/contract'
import { REVIEW_STORE } from '#shared/people/staff/review'
import { aMember, openStores, type Person } from '../domains/people/staff/testing/shop-floor'
import { refusedAs } from '../domains/till/purchase/testing/till'
import { nouns } from '../nouns'
import { NOT_DONE, type Sample } from '../platform/noun/samples'
import { openShop, type Shop } from '../testing/shop'

// Reviewers of WeChat see every page of headquarters, and nothing of the shop on any of them.

let shop: Shop
let reviewer: Person
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
  reviewer = await aMember(shop)
  const { invitations } = await shop.ops('staff.openReview', { days: 14, codes: 2 })
  await reviewer.call('staff.join', { code: invitations[0]?.code ?? '' })
})
afterAll(() => shop.close())

const specOf = (name: string) => appContract[name as ActionName] as ActionSpec
const INPUTS: Readonly<Record<string, unknown>> = {
  'approval.get': { approvalId: 'apr_sample_open' },
  'approval.list': { isOpen: true },
  'referral.getCase': { caseId: 'device:sample-open' },
  'traffic.getCase': { caseId: 'joined:sample-open' },
  'traffic.getQuality': { fromDay: '2026-10-24', toDay: '2026-11-22' },
  'incident.get': { incidentId: 'inc_sample' },
  'entrance.getChannelReport': { fromDay: '2026-10-24', toDay: '2026-11-22' },
  'score.explain': { memberId: 'mem_0000000001' },
  'follow-up.list': { storeId: REVIEW_STORE },
  'follow-up.listEnded': { storeId: REVIEW_STORE },
  'follow-up.getFigures': { storeId: REVIEW_STORE },
  'follow-up.getOwnClerk': { memberCode: '0123456789ABCD', storeId: REVIEW_STORE },
}

async function declared(): Promise<(readonly [string, Sample<ActionSpec>])[]> {
  const each = await Promise.all(nouns.map(async ({ samples }) => Object.entries((await samples?.()) ?? {})))
  return each.flat().flatMap(([name, sample]) => (sample ? [[name, sample] as const] : []))
}

test('every sample answers its action, whatever stands in the shop, and writes nothing', async () => {
  const found = (await declared()).filter(([, sample]) => sample !== NOT_DONE).map(([name]) => name)
  expect(found.length).toBeGreaterThan(12)
  const before = shop.database.dump()
  for (const name of found) {
    const reply = await reviewer.ask(name as 'report.getBoard', (INPUTS[name] ?? {}) as never)
    expect([name, reply]).toEqual([name, expect.objectContaining({ ok: true })])
    expect(specOf(name).effect).toBe('reads')
    expect(JSON.stringify(reply)).not.toContain(reviewer.memberId)
  }
  expect(shop.database.dump()).toEqual(before)
})

test('what steers the shop is answered with a sample or refused, and nothing of it reaches a record', async () => {
  const samples = new Set((await declared()).map(([name]) => name))
  const steering = Object.keys(appContract).filter((name) => ['board', 'person'].includes(specOf(name).access))
  const before = shop.database.dump()
  for (const name of steering.filter((each) => !samples.has(each))) {
    const reply = await reviewer.send({ action: name, input: {}, requestId: `request-of-${name}` })
    const code = reply.ok ? 'answered' : reply.error.code
    expect([name, ['NOT_ALLOWED', 'SAMPLE_ONLY', 'INVALID_INPUT'].includes(code)]).toEqual([name, true])
  }
  expect(shop.database.dump()).toEqual(before)
})

test('whatever is proposed, agreed to or decided in a reviewer’s name is refused', async () => {
  const agreement = { approvalId: 'apr_sample_open', seen: '0'.repeat(64) }
  expect(await reviewer.ask('approval.approve', agreement)).toMatchObject(refusedAs('SAMPLE_ONLY'))
  const decision = { caseId: 'device:sample-open', decision: 'release' as const, note: '试试', by: '审核' }
  expect(await reviewer.ask('referral.decideCase', decision)).toMatchObject(refusedAs('SAMPLE_ONLY'))
})

test('a reviewer confirms nothing that brings a member points', async () => {
  const customer = await aMember(shop)
  const asked = { memberCode: customer.code(), storeId: REVIEW_STORE, subject: 'own-cup' }
  expect(await reviewer.ask('task.confirmAct', asked)).toMatchObject(refusedAs('SAMPLE_ONLY'))
})

test('a phone draws headquarters’ pages for a reviewer, who is no more than manager of that store', async () => {
  expect((await reviewer.call('staff.getMine', {})).staff).toMatchObject({
    role: 'headquarters',
    stores: [{ storeId: REVIEW_STORE }],
  })
  const invitation = { storeId: REVIEW_STORE, role: 'manager' as const, name: '另一位' }
  expect(await reviewer.ask('staff.invite', invitation)).toMatchObject(refusedAs('NOT_ALLOWED'))
  expect(await reviewer.ask('purchase.listToday', { storeId: 'str_east' })).toMatchObject(refusedAs('WRONG_STORE'))
})

test('somebody who holds a right of the shop keeps it, also with a reviewer’s code', async () => {
  const owner = await aMember(shop)
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await owner.call('grant.claimOwner', { code, name: '店主' })
  const { invitations } = await shop.ops('staff.openReview', { days: 14, codes: 1 })
  await owner.call('staff.join', { code: invitations[0]?.code ?? '' })
  const { approvals } = await owner.call('approval.list', { isOpen: true })
  expect(approvals).toEqual([])
  expect((await owner.call('report.getBoard', {})).rolledUpTo).toBeNull()
})

test('after the review the samples are gone with the store', async () => {
  await shop.ops('staff.closeReview', {})
  expect(await reviewer.ask('report.getBoard', {})).toMatchObject(refusedAs('NOT_ALLOWED'))
  expect(await reviewer.ask('approval.list', { isOpen: true })).toMatchObject(refusedAs('NOT_ALLOWED'))
})
