import { startOfDay } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import { dayText, hoursText, type Names, namesText, weekdaysText } from './saying'
import type { Audience, Conditions, IssuedRules, Offer } from './template'

/** What it is worth, in a few characters: '减 20 元', '8.5 折，最多减 30 元'. */
export function offerText(offer: Offer): string {
  switch (offer.kind) {
    case 'amountOff':
      return `减 ${yuan(offer.amountOffFen)} 元`
    case 'percentOff':
      return `${(100 - offer.percentOff) / 10} 折${atMost(offer.maxOffFen)}`
    case 'exchange':
      return offer.priceFen === 0
        ? `免费兑换${offer.productName}`
        : `${yuan(offer.priceFen)} 元换购${offer.productName}`
    case 'gift':
      return `赠${offer.giftName}`
    case 'freeDelivery':
      return `免配送费${atMost(offer.maxOffFen)}`
    default:
      return unreachable(offer)
  }
}

/** '满 100 元可用' or '无门槛'. */
export function thresholdText({ minSpendFen }: Pick<Conditions, 'minSpendFen'>): string {
  return minSpendFen === 0 ? '无门槛' : `满 ${yuan(minSpendFen)} 元可用`
}

/** The rules of a coupon, each in one line of plain words, for the page that shows it before it is claimed. */
export function rulesInWords(
  rules: Pick<IssuedRules, 'offer' | 'conditions' | 'audience' | 'stacking'>,
  names: Names,
): string[] {
  const { offer, conditions, audience, stacking } = rules
  return [
    offerText(offer),
    ...thresholdLines(conditions, offer),
    ...placeLines(conditions, names),
    ...timeLines(conditions),
    ...audienceLines(audience, names),
    stackingLine(stacking),
  ]
}

function thresholdLines(conditions: Conditions, { kind }: Offer): string[] {
  const lines = [thresholdText(conditions)]
  if (conditions.minSpendFen > 0) lines.push('门槛按商品原价计算')
  if (kind === 'freeDelivery') lines.push('仅限有配送费的订单')
  return lines
}

function placeLines(
  { storeIds, exceptStoreIds, categories, exceptCategories }: Conditions,
  { stores }: Names,
): string[] {
  const lines: string[] = []
  if (storeIds) lines.push(`适用门店：${namesText(storeIds, stores, '家门店', '指定门店')}`)
  if (exceptStoreIds) lines.push(`不适用门店：${namesText(exceptStoreIds, stores, '家门店', '部分门店')}`)
  if (categories) lines.push(`适用商品：${categories.join('、')}`)
  if (exceptCategories) lines.push(`不适用商品：${exceptCategories.join('、')}`)
  return lines
}

function timeLines({ weekdays, hours, blackoutDays }: Conditions): string[] {
  const lines: string[] = []
  if (weekdays) lines.push(`可用日：${weekdaysText(weekdays)}`)
  if (hours) lines.push(`可用时段：${hoursText(hours)}`)
  if (blackoutDays) lines.push(`不可用日期：${blackoutDays.map((day) => dayText(startOfDay(day))).join('、')}`)
  return lines
}

function audienceLines(audience: Audience, { tiers }: Names): string[] {
  const lines: string[] = []
  const when = audience.isCheckedAtUse ? '领取和使用时' : '领取时'
  if (audience.tierKeys) lines.push(`${when}需为${namesText(audience.tierKeys, tiers, '个等级', '指定等级')}会员`)
  if (audience.newMemberWithinDays !== null) lines.push(`${when}需为入会 ${audience.newMemberWithinDays} 天内的新会员`)
  if (audience.isBirthdayMonth) lines.push(`${when}需在生日当月`)
  if (audience.segmentIds || audience.tagKeys) lines.push('仅限受邀会员')
  return lines
}

function stackingLine({ isExclusive, maxTogether }: IssuedRules['stacking']): string {
  if (isExclusive) return '不与其他券同用'
  return maxTogether === 1 ? '同类券每单限用 1 张' : `同类券每单限用 ${maxTogether} 张`
}

function atMost(fen: number | null): string {
  return fen === null ? '' : `，最多减 ${yuan(fen)} 元`
}
