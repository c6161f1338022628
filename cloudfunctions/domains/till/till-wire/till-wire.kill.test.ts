import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aTillKey, type TillHand, tillWith } from '../../../testing/till-hand'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { give } from '../purchase/testing/till'

// Killed at each of its database calls, with those that let a till in, what a till sends must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

interface AtTill {
  till: TillHand
  member: Person
  couponId: string
  proof: string
}

async function atTill(of: Shop): Promise<AtTill> {
  await openStores(of)
  const till = tillWith(of, await aTillKey(of))
  const member = await aMember(of)
  const couponId = give(of, member.memberId, { limits: { redeemedFen: 5_000 } })
  const { member: seen } = await till.call('till-wire.lookUp', { memberCode: member.code() })
  return { till, member, couponId, proof: seen.proof }
}

const aSale = ({ proof, couponId }: AtTill, number: string) => ({
  number,
  memberCode: proof,
  lines: [aLine(6_000, { quantity: 2 })],
  couponIds: [couponId],
  payableFen: 10_000,
})

/** A till's request is made of its numbers: each run of the matrix has its own. */
const cases: KillCase[] = [
  {
    name: 'till-wire.preview that reserves a coupon',
    prepare: async (of) => {
      const { till, proof } = await atTill(of)
      return (requestId) => till.ask('till-wire.preview', { number: requestId, memberCode: proof, amountFen: 12_000 })
    },
  },
  {
    name: 'till-wire.cancelPreview',
    prepare: async (of) => {
      const { till, proof, couponId } = await atTill(of)
      await till.call('till-wire.preview', { number: 'R-1', memberCode: proof, amountFen: 12_000 })
      return () => till.ask('till-wire.cancelPreview', { number: 'R-1', couponIds: [couponId] })
    },
  },
  {
    name: 'till-wire.sell with a coupon',
    prepare: async (of) => {
      const at = await atTill(of)
      return (requestId) => at.till.ask('till-wire.sell', aSale(at, requestId))
    },
  },
  {
    name: 'till-wire.sell of yesterday whose coupon is gone',
    prepare: async (of) => {
      const { till, member, couponId } = await atTill(of)
      const late = { memberCode: member.code(), amountFen: 12_000, couponIds: [couponId], payableFen: 10_000 }
      const soldAt = of.clock.now()
      of.clock.advance(60_000)
      const clerk = await aClerk(of)
      const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
      const elsewhere = { memberCode: proof, storeId: EAST, amountFen: 12_000, couponIds: [couponId] }
      await clerk.call('purchase.confirm', { ...elsewhere, payableFen: 10_000 })
      of.clock.advance(20 * 60 * 60_000)
      return (requestId) => till.ask('till-wire.sell', { number: requestId, ...late, soldAt })
    },
  },
  {
    name: 'till-wire.refund of all goods',
    prepare: async (of) => {
      const at = await atTill(of)
      await at.till.call('till-wire.sell', aSale(at, 'R-1'))
      const goods = { kind: 'units' as const, lines: [{ line: 0, quantity: 2 }] }
      return (requestId) =>
        at.till.ask('till-wire.refund', { number: 'R-1', refundNumber: requestId, goods, note: '退货' })
    },
  },
  {
    name: 'till-wire.undo',
    prepare: async (of) => {
      const at = await atTill(of)
      await at.till.call('till-wire.sell', aSale(at, 'R-1'))
      return () => at.till.ask('till-wire.undo', { number: 'R-1', note: '打错了' })
    },
  },
]

describeKillMatrix(() => shop, cases)
