import type { Input } from '#shared/kernel/contract'
import type { Account } from '#shared/ledger/account/account'
import type { TierBenefit } from '#shared/ledger/tier/benefit-rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import type { RulesShape } from '#shared/loyalty/coupon/testing/a-coupon'
import type { purchaseContract } from '#shared/till/purchase/contract'
import type { Purchase } from '#shared/till/purchase/purchase'
import { auditShop } from '../../../../testing/audit-shop'
import { openShop, type Shop } from '../../../../testing/shop'
import { forgetRules } from '../../../base/settings/rules.service'
import type { StoredCoupon } from '../../../loyalty/coupon/coupon.repository'
import { putCoupon, putTemplate } from '../../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person } from '../../../people/staff/testing/shop-floor'

type PreviewInput = Partial<Input<(typeof purchaseContract)['purchase.preview']>>
type ConfirmInput = Partial<Input<(typeof purchaseContract)['purchase.confirm']>>

// Live bindings: every test of a file sees the shop, the clerk and the member that were made for it.
export let shop: Shop
export let clerk: Person
export let member: Person

/**
 * For a test file: a shop with two stores, a clerk and a member, new for each test; after each the books must balance,
 * unless the file puts purchases in that nobody made.
 */
export function openFloor({ isAudited = true } = {}): void {
  beforeAll(async () => {
    shop = await openShop()
  })
  beforeEach(async () => {
    shop.reset()
    await openStores(shop)
    clerk = await aClerk(shop)
    member = await aMember(shop)
  })
  if (isAudited) afterEach(() => expect(auditShop(shop)).toEqual([]))
  afterAll(() => shop.close())
}

export const refusedAs = (code: string, details?: object) => ({
  ok: false,
  error: { code, ...(details && { details }) },
})
export const couponOf = (id: string) => shop.database.get('coupons', id) as unknown as StoredCoupon
export const purchaseOf = (id: string) => shop.database.get('purchases', id) as unknown as Purchase
export const account = () => shop.database.get('accounts', member.memberId) as unknown as Account
export const historyOf = (couponId: string) => shop.ops('coupon.history', { couponId }).then(({ entries }) => entries)

/** A coupon in somebody's wallet, with the rules that the test is about. */
export function give(shop: Shop, memberId: string, shape: RulesShape = {}, key = 'twenty'): string {
  const templateId = `tpl_${key}`
  const template = putTemplateOnce(shop, shape, key, templateId)
  return putCoupon(shop, template, memberId, { sourceId: `gift${shop.database.count('coupons') + 1}` })._id
}

function putTemplateOnce(shop: Shop, shape: RulesShape, key: string, templateId: string) {
  const known = shop.database.get('coupon_templates', templateId)
  return known ? (known as unknown as ReturnType<typeof putTemplate>) : putTemplate(shop, shape, { key })
}

/** What the first tier brings, which every newcomer holds; nothing without any. */
export function putBenefits({ database }: Pick<Shop, 'database'>, ...benefits: TierBenefit[]): void {
  const [base, ...others] = defaultTierRules.tiers
  const value = { ...defaultTierRules, tiers: [{ ...base, benefits }, ...others] }
  database.put('settings', { _id: 'tier', version: 2, value, digest: '', by: '王运营', at: 0 })
  forgetRules()
}

/** One clerk serving one member: the look, the preview and the confirmation share a request. */
export async function atTill(shop: Shop, clerk: Person, member: Person, storeId = EAST) {
  const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId })
  const requestId = shop.newRequestId()
  const order = { memberCode: proof, storeId }
  return {
    proof,
    requestId,
    preview: (fields: PreviewInput) => clerk.call('purchase.preview', { ...order, ...fields }, requestId),
    askPreview: (fields: PreviewInput) => clerk.ask('purchase.preview', { ...order, ...fields }, requestId),
    confirm: (fields: ConfirmInput & { payableFen: number }) =>
      clerk.call('purchase.confirm', { ...order, ...fields }, requestId),
    askConfirm: (fields: ConfirmInput & { payableFen: number }) =>
      clerk.ask('purchase.confirm', { ...order, ...fields }, requestId),
    cancel: (couponIds: string[]) => clerk.call('purchase.cancelPreview', { couponIds }, requestId),
  }
}
