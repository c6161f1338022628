import { newAccount } from '#shared/account/new-account'
import type { TemplateRules } from '#shared/coupon/template'
import { type RulesShape, someRules } from '#shared/coupon/testing/a-coupon'
import { memberIdOf } from '../../../testing/put-ledger'
import type { Phone, Shop } from '../../../testing/shop'
import { newMember } from '../../member/new-member'

/** Thirty days from the day it is claimed, for everybody, a hundred of them; a test writes down only what it is about. */
export function templateRules(shape: RulesShape = {}): TemplateRules {
  return someRules({
    validity: { kind: 'relative', startAfterDays: 0, validDays: 30 },
    ...shape,
    limits: { stock: 100, ...shape.limits },
  })
}

const KEY = 'twenty'
export const TEMPLATE_ID = `tpl_${KEY}`
const note = '测试'

/** Through the one way in which operators change rules: proposed by one, approved by another, applied. */
export async function applyRules(shop: Shop, rules: TemplateRules, key = KEY): Promise<void> {
  const proposing = { setting: `coupon-template:${key}`, value: rules, by: '林店长', note }
  const { proposal } = await shop.ops('settings.propose', proposing)
  await shop.ops('settings.approve', { proposalId: proposal.proposalId, by: '周总' })
  await shop.ops('settings.apply', { proposalId: proposal.proposalId, by: '周总' })
}

export async function draftTemplate(shop: Shop, shape: RulesShape = {}, key = KEY): Promise<string> {
  await applyRules(shop, templateRules(shape), key)
  return `tpl_${key}`
}

/** A template that members can have. */
export async function openTemplate(shop: Shop, shape: RulesShape = {}, key = KEY): Promise<string> {
  const templateId = await draftTemplate(shop, shape, key)
  await shop.ops('coupon.setTemplateState', { templateId, state: 'live', by: '周总', note })
  return templateId
}

export async function aMember(shop: Shop): Promise<Phone & { memberId: string }> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  return { ...phone, memberId }
}

/** Many at once, as signing in would have made them. */
export function members(shop: Shop, count: number): (Phone & { memberId: string })[] {
  return Array.from({ length: count }, (_, number) => {
    const memberId = memberIdOf(number + 1)
    const phone = shop.phone(`oMember${memberId}`)
    const identityId = `wx:${phone.openid}`
    const joined = { at: shop.clock.now(), via: 'wechat', storeId: null, entrance: null, requestId: '' } as const
    shop.database.put('members', { ...newMember(memberId, joined, [identityId]) })
    shop.database.put('identities', { _id: identityId, memberId, granted: [], at: joined.at })
    shop.database.put('accounts', { ...newAccount(memberId, 'paper', joined.at) })
    return { ...phone, memberId }
  })
}
