import type { ToldRecord } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import { openShop, type Shop } from '../../../testing/shop'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.service'
import { carry } from '../../ledger/account/carried.service'
import { sweepTold, takeUpCarried } from './sweep.service'
import { tell } from './tell.service'
import { type Listener, listener, withListeners } from './testing/a-subscriber'

// Which fact a noun hears first, and who waits for whom.

const HOUR_MS = 3_600_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const join = async () => (await shop.phone().call('home.open', {})).memberId

const redeem = (context: Context, memberId: string, couponId: string) =>
  context.db.transaction((tx) =>
    tell(context, tx, { name: 'coupon.redeemed', source: couponId, memberId, payload: { couponId, purchaseId: 'p' } }),
  )

async function carryRedeemed(context: Context, memberId: string, couponIds: readonly string[]): Promise<void> {
  await context.db.transaction(async (tx) => {
    let account = await getActiveAccount(tx, memberId)
    for (const couponId of couponIds) {
      const payload = { couponId, purchaseId: 'p' }
      account = await carry(context, tx, account, { name: 'coupon.redeemed', source: couponId, payload })
    }
    await keepAccount(tx, account, context.now)
  })
}

const heardBy = ({ heard }: Listener) => heard.map(({ _id }) => _id.replace('coupon.redeemed:', ''))
const recordOf = (couponId: string) =>
  shop.database.get('outbox', `coupon.redeemed:${couponId}`) as unknown as ToldRecord

describe('a noun that answers a member’s facts in their order', () => {
  const inOrder = () => listener('voyage', { 'coupon.redeemed': { order: 'by-member' } })

  test('hears nothing later of a member while an earlier one fails; other members go on', async () => {
    const voyage = inOrder()
    const [mei, lan] = [await join(), await join()]
    for (const [member, coupon] of [
      [mei, 'm1'],
      [mei, 'm2'],
      [lan, 'l1'],
    ] as const) {
      await redeem(withListeners(voyage), member, coupon)
      shop.clock.advance(1)
    }
    voyage.fails = ({ _id }) => _id.endsWith(':m1')
    await sweepTold(withListeners(voyage), 50)
    expect(heardBy(voyage)).toEqual(['l1'])
    expect(recordOf('m1').answers.voyage?.attempts).toBe(1)
    expect(recordOf('m2').answers.voyage).toMatchObject({ status: 'due', attempts: 0 })

    voyage.fails = () => false
    shop.clock.advance(5 * 60_000)
    await sweepTold(withListeners(voyage), 50)
    expect(heardBy(voyage)).toEqual(['l1', 'm1', 'm2'])
  })

  test('waits for what was set aside until a person has had it run again', async () => {
    const voyage = inOrder()
    const mei = await join()
    await redeem(withListeners(voyage), mei, 'm1')
    voyage.fails = () => true
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await sweepTold(withListeners(voyage), 50)
      shop.clock.advance(3 * HOUR_MS)
    }
    voyage.fails = () => false
    await redeem(withListeners(voyage), mei, 'm2')
    await sweepTold(withListeners(voyage), 50)
    expect(heardBy(voyage)).toEqual([])

    await shop.ops('facts.runAgain', { factId: 'coupon.redeemed:m1', by: 'voyage' })
    shop.clock.advance(HOUR_MS)
    await sweepTold(withListeners(voyage), 50)
    expect(heardBy(voyage)).toEqual(['m1', 'm2'])
  })

  test('hears what an account carries before what was told later', async () => {
    const voyage = inOrder()
    const mei = await join()
    await carryRedeemed(withListeners(voyage), mei, ['m1'])
    shop.clock.advance(1)
    await redeem(withListeners(voyage), mei, 'm2')
    for (let sweeps = 1; sweeps <= 2; sweeps += 1) {
      await sweepTold(withListeners(voyage), 50)
      shop.clock.advance(5 * 60_000)
    }
    expect(heardBy(voyage)).toEqual(['m1', 'm2'])
  })
})

test('a noun that needs what another one has done first comes after it, also when that one fails at first', async () => {
  const first = listener('errand', { 'coupon.redeemed': {} })
  const second = listener('voyage', { 'coupon.redeemed': { after: ['errand'] } })
  const nouns = () => withListeners(second, first)
  await redeem(nouns(), await join(), 'm1')
  first.fails = () => true
  await sweepTold(nouns(), 50)
  expect(heardBy(second)).toEqual([])
  first.fails = () => false
  shop.clock.advance(60_000)
  await sweepTold(nouns(), 50)
  await sweepTold(nouns(), 50)
  expect([heardBy(first), heardBy(second)]).toEqual([['m1'], ['m1']])
})

describe('an account that carries facts', () => {
  test('carries nothing that nobody wants, and hands over what somebody wants, once', async () => {
    const mei = await join()
    const picky = listener('voyage', { 'coupon.redeemed': { wants: ({ couponId }) => couponId === 'm2' && 'noted' } })
    await carryRedeemed(withListeners(picky), mei, ['m1', 'm2'])
    expect(shop.database.get('accounts', mei)?.told).toMatchObject([{ _id: 'coupon.redeemed:m2' }])
    await Promise.all([takeUpCarried(withListeners(picky), 50), takeUpCarried(withListeners(picky), 50)])
    expect(shop.database.get('accounts', mei)).not.toHaveProperty('told')
    await sweepTold(withListeners(picky), 50)
    expect(picky.heard).toMatchObject([{ memberId: mei, note: 'noted', payload: { couponId: 'm2', purchaseId: 'p' } }])
  })

  test('is bounded: a full one hands over what it has carried longest, and nothing is lost', async () => {
    const mei = await join()
    const voyage = listener('voyage', { 'coupon.redeemed': { order: 'by-member' } })
    const all = Array.from({ length: 15 }, (_each, index) => `m${String(index).padStart(2, '0')}`)
    await carryRedeemed(withListeners(voyage), mei, all)
    expect(shop.database.get('accounts', mei)?.told).toHaveLength(12)
    expect(recordOf('m00').status).toBe('due')
    await takeUpCarried(withListeners(voyage), 50)
    await sweepTold(withListeners(voyage), 50)
    expect(heardBy(voyage)).toEqual(all)
  })
})
