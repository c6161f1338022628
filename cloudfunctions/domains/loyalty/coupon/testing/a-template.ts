import { businessDayOf } from '#shared/kernel/business-day'
import { newAccount } from '#shared/ledger/account/new-account'
import { couponIdOf, issueCoupon } from '#shared/loyalty/coupon/coupon'
import { newShards } from '#shared/loyalty/coupon/shards'
import type { TemplateRules } from '#shared/loyalty/coupon/template'
import { type RulesShape, someRules } from '#shared/loyalty/coupon/testing/a-coupon'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Phone, Shop } from '../../../../testing/shop'
import { digestOf } from '../../../base/settings/digest'
import { newMember } from '../../../people/member/new-member'
import { type StoredCoupon, walletKeyOf } from '../coupon.repository'
import { couponNumberOf } from '../coupon-number'
import type { StoredTemplate } from '../template.repository'
import type { LiveTemplate } from '../template.service'

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

export type Member = Phone & { memberId: string }

/** As if all of them had verified the same phone number, one after the other and within a moment. */
export function withOneNumber<M extends Member>(shop: Shop, people: readonly M[]): [M, ...M[]] {
  for (const { memberId } of people) {
    const member = shop.database.get('members', memberId) as { identityIds: string[] } | null
    shop.database.put('members', { ...member, _id: memberId, identityIds: [...(member?.identityIds ?? []), 'ph:one'] })
  }
  const [first, ...others] = people
  if (!first) throw new Error('somebody')
  shop.database.put('identities', { _id: 'ph:one', memberId: first.memberId, granted: [], at: shop.clock.now() })
  return [first, ...others]
}

/** A live template and its stock, as if it had been opened; for tests that are about something else. */
export function putTemplate(shop: Shop, shape: RulesShape = {}, { key = KEY, shardCount = 1 } = {}): LiveTemplate {
  const rules = templateRules(shape)
  const stored: StoredTemplate = {
    _id: `tpl_${key}`,
    version: 1,
    state: 'live',
    rules,
    digest: digestOf(rules),
    by: '周总',
    at: 0,
    shardCount,
    stateChange: null,
  }
  shop.database.put('coupon_templates', { ...stored })
  for (const { quota: _quota, ...shard } of newShards(stored._id, null, shardCount)) {
    shop.database.put('coupon_stock', { ...shard, open: {} })
  }
  return { ...stored, shardCount }
}

/** One coupon of it, as if it had been issued. */
export function putCoupon(
  shop: Shop,
  template: LiveTemplate,
  memberId: string,
  { sourceId = 'given', ...change }: Partial<StoredCoupon> = {},
): StoredCoupon {
  const copies = shop.database.count('coupons', { templateId: template._id, issuedTo: memberId })
  const couponId = couponIdOf(template._id, memberId, copies + 1)
  const now = shop.clock.now()
  const { coupon } = issueCoupon(template, { couponId, memberId, way: 'batch', sourceId, pointsPaid: 0 }, now)
  const tally = { issued: copies + 1, day: businessDayOf(now), issuedToday: 1 }
  const shardId = `${template._id}:0`
  const shard = shop.database.get('coupon_stock', shardId)
  shop.database.put('coupon_stock', { ...shard, _id: shardId, issued: Number(shard?.issued) + 1 })
  const whole = {
    ...coupon,
    issuedTo: memberId,
    tally,
    person: { key: memberId, tally },
    taken: { takeId: `tak_${memberId}${sourceId}`, shardIds: [shardId] },
    number: couponNumberOf(couponId),
    ...change,
  }
  const stored: StoredCoupon = { ...whole, walletKey: walletKeyOf(whole) }
  shop.database.put('coupons', { ...stored })
  return stored
}
