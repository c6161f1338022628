import type { TierBenefit } from '#shared/ledger/tier/benefit-rules'
import { aPercentage } from '#shared/loyalty/benefit/testing/some-benefits'
import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, openStores } from '../../people/staff/testing/shop-floor'
import { atTill, give, putBenefits } from './testing/till'

// Killed at each of its database calls, what spends a coupon or gives it back must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const SALE = { amountFen: 12_000, payableFen: 10_000 }

/** With a tenth off by the tier, capped, so that the month’s count is killed with the rest. */
const CAPPED = aPercentage(10, { monthCapFen: 1_000 })
const SALE_OF_TIER = { amountFen: 12_000, payableFen: 9_000 }

async function aTill(of: Shop, limits = {}, benefits: TierBenefit[] = []) {
  putBenefits(of, ...benefits)
  await openStores(of)
  const clerk = await aClerk(of)
  const member = await aMember(of)
  const couponId = give(of, member.memberId, { limits })
  const { proof } = await atTill(of, clerk, member)
  const order = { memberCode: proof, storeId: 'str_east' }
  return { clerk, couponId, order, sale: { ...order, ...SALE, couponIds: [couponId] } }
}

const cases: KillCase[] = [
  {
    name: 'purchase.preview that reserves a coupon',
    prepare: async (of) => {
      const { clerk, order } = await aTill(of)
      return (requestId) => clerk.ask('purchase.preview', { ...order, amountFen: 12_000 }, requestId)
    },
  },
  {
    name: 'purchase.cancelPreview',
    prepare: async (of) => {
      const { clerk, order, couponId } = await aTill(of)
      // The preview and its cancelling share a request.
      const requestId = of.newRequestId()
      await clerk.call('purchase.preview', { ...order, amountFen: 12_000 }, requestId)
      return () => clerk.ask('purchase.cancelPreview', { couponIds: [couponId] }, requestId)
    },
  },
  {
    name: 'purchase.confirm with a coupon and a benefit of the tier',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of, {}, [CAPPED])
      return (requestId) => clerk.ask('purchase.confirm', { ...sale, ...SALE_OF_TIER }, requestId)
    },
  },
  {
    name: 'purchase.confirm that reaches a tier and spends a budget',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of, { redeemedFen: 5_000 })
      const large = { ...sale, amountFen: 42_000, payableFen: 40_000 }
      return async (requestId) => {
        const reply = await clerk.ask('purchase.confirm', large, requestId)
        // Where the gift of the tier was not given at once, the sweep gives it.
        await of.askOps('job.run', { job: 'sweep-outbox' }, `${requestId}-sweep`)
        return reply
      }
    },
  },
  {
    name: 'purchase.undo',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of, { redeemedFen: 5_000 }, [CAPPED])
      const { purchase } = await clerk.call('purchase.confirm', { ...sale, ...SALE_OF_TIER })
      return (requestId) => clerk.ask('purchase.undo', { purchaseId: purchase.purchaseId }, requestId)
    },
  },
  {
    name: 'purchase.refundAsOperator of the whole',
    prepare: async (of) => {
      const { clerk, sale } = await aTill(of, { redeemedFen: 5_000 })
      const { purchase } = await clerk.call('purchase.confirm', sale)
      const refund = { purchaseId: purchase.purchaseId, amountFen: 10_000, note: '总部退款' }
      return (requestId) => of.askOps('purchase.refundAsOperator', refund, requestId)
    },
  },
  {
    name: 'purchase.refund of all goods',
    prepare: async (of) => {
      const { clerk, order, couponId } = await aTill(of)
      const lines = [aLine(6_000, { quantity: 2 })]
      const sale = { ...order, lines, couponIds: [couponId], payableFen: 10_000 }
      const { purchase } = await clerk.call('purchase.confirm', sale)
      const goods = { kind: 'units' as const, lines: [{ line: 0, quantity: 2 }] }
      const refund = { purchaseId: purchase.purchaseId, goods, note: '退货' }
      return (requestId) => clerk.ask('purchase.refund', refund, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
