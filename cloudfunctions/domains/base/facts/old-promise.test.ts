import type { ToldRecord } from '#shared/base/facts/marks'
import { nouns } from '../../../nouns'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { type OldPromise, toldBefore } from './old-promise'

// What the release before wrote is still answered: it named its records by what somebody was to do.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const promised = (_id: string, payload: OldPromise['payload'] = {}, rest: Partial<OldPromise> = {}): OldPromise => ({
  _id,
  kind: _id.split(':')[0] ?? '',
  memberId: 'mem_1',
  payload,
  status: 'due',
  dueAt: 5,
  attempts: 2,
  promisedAt: 3,
  ...rest,
})

test.each<[string, OldPromise, string, object, string[]]>([
  [
    'the gift of a tier',
    promised('tier-gift:mem_1:jade:4:2026-11-22', { tierKey: 'jade', sinceDay: '2026-11-22' }),
    'tier.reached',
    { tierKey: 'jade', sinceDay: '2026-11-22' },
    ['tier', 'coupon'],
  ],
  [
    'coupons of a tier that did not stay',
    promised('tier-lost:mem_1:jade:5:r', { tierKey: 'jade', sinceDay: '2026-11-22' }),
    'tier.lost',
    { tierKey: 'jade', sinceDay: '2026-11-22' },
    ['coupon'],
  ],
  ['a tier to be looked at', promised('growth-taken:points:1'), 'growth.taken', {}, ['tier']],
  [
    'a merge',
    promised('move-coupons:mem_1:mem_2:9'),
    'member.merged',
    { into: 'mem_2' },
    ['member', 'staff', 'grant', 'coupon', 'referral', 'task', 'score', 'tag', 'segment'],
  ],
  [
    'a merge that was undone',
    promised('move-coupons:mem_1:mem_2:9:undone', { mergedAt: 9 }),
    'member.parted',
    { mergedAt: 9 },
    ['member', 'staff', 'coupon', 'purchase', 'referral', 'task', 'score', 'tag', 'segment'],
  ],
  ['somebody who was here before', promised('move-coupons:mem_1:r:known'), 'member.recognized', {}, ['referral']],
  [
    'a membership that was closed',
    promised('forget-scores:mem_1'),
    'member.closed',
    {},
    ['staff', 'grant', 'coupon', 'referral', 'score', 'segment', 'privacy'],
  ],
  [
    'consent withdrawn',
    promised('forget-scores:mem_1:r'),
    'consent.changed',
    { purpose: 'personalization', isGranted: false },
    ['score', 'segment', 'privacy'],
  ],
  [
    'consent given',
    promised('renew-scores:mem_1:r'),
    'consent.changed',
    { purpose: 'personalization', isGranted: true },
    ['score', 'privacy'],
  ],
  [
    'the coupon of a friend',
    promised('referral-coupon:mem_1:invitee', { bondId: 'mem_1', side: 'invitee', couponKey: 'tea' }),
    'friend.counted',
    { bondId: 'mem_1', side: 'invitee', couponKey: 'tea' },
    ['referral', 'task'],
  ],
  [
    'an awaited check-in',
    promised('bond-act:check-in:c', { bondId: 'mem_1', act: 'check-in', sourceId: 'c' }),
    'check-in.performed',
    { checkInId: 'c', at: 3 },
    ['referral'],
  ],
  [
    'an awaited number',
    promised('bond-act:phone:r', { bondId: 'mem_1', act: 'phone', sourceId: 'r' }),
    'member.phoneBound',
    { requestId: 'r' },
    ['referral'],
  ],
])('%s', (_what, promise, name, payload, by) => {
  const told = toldBefore(promise, nouns)
  expect(told).toMatchObject({ _id: promise._id, name, payload, memberId: 'mem_1', toldAt: 3, status: 'due', dueAt: 5 })
  // Nouns that are newer than the promise answer it too, and find nothing to do.
  expect(Object.keys(told?.answers ?? {})).toEqual(expect.arrayContaining(by))
  expect(Object.values(told?.answers ?? {})).toEqual(
    expect.arrayContaining([expect.objectContaining({ status: 'due', attempts: 2 })]),
  )
})

test('whoever has to wait for another waits in a record of before, too', () => {
  const told = toldBefore(promised('move-coupons:mem_1:mem_2:9'), nouns)
  expect(told?.answers.segment).toMatchObject({ dueAt: null, after: ['tag'] })
})

test('an awaited purchase reaches its bond', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop)
  const { memberId } = await shop.phone().call('home.open', {})
  const sale = { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 3_000 }
  const { purchase } = await clerk.call('purchase.record', sale)
  const payload = { bondId: memberId, act: 'purchase', sourceId: purchase.purchaseId }
  const id = `bond-act:purchase:${purchase.purchaseId}`
  shop.database.put('outbox', { ...promised(id, payload), memberId })
  await shop.tick()
  expect(shop.database.get('outbox', id)).toMatchObject({
    name: 'purchase.recorded',
    status: 'done',
    answers: { referral: { status: 'done' } },
  })
})

test('one that was given up then is listed once with each who did not answer, and can be run again', async () => {
  const { memberId } = await shop.phone().call('home.open', {})
  const id = `tier-gift:${memberId}:jade`
  const failed = { memberId, status: 'failed', attempts: 8 } as const
  shop.database.put('outbox', { ...promised(id, { tierKey: 'jade' }, failed) })
  await shop.tick()
  expect(await shop.ops('facts.listFailed', {})).toMatchObject({
    facts: [{ by: 'tier' }, { by: 'coupon' }, { by: 'journey' }],
  })
  for (const by of ['tier', 'coupon', 'journey']) await shop.ops('facts.runAgain', { factId: id, by })
  expect((shop.database.get('outbox', id) as unknown as ToldRecord).status).toBe('done')
  expect(shop.database.count('entries', { reason: 'tier-gift' })).toBe(1)
  expect(auditShop(shop)).toEqual([])
})
