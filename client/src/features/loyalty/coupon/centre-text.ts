import { grouped } from '../../../ui/figures'
import type { CentreTemplate } from './centre-groups'
import { conditionText, type Line, validityText } from './coupon-text'

// A larger stock is not worth mentioning.
const FEW_LEFT = 50

export function centreLines(template: CentreTemplate, now: number): Line[] {
  const { rules, validity, pricePoints, fullPricePoints, perMember, owned, left } = template
  const lines: Line[] = [{ text: conditionText(rules) }, { text: validityText(validity, now) }]
  if (pricePoints !== null) lines.unshift({ text: priceText(pricePoints, fullPricePoints), tone: 'strong' })
  if (perMember !== null && perMember > 1) {
    lines.push({ text: owned > 0 ? `每人限 ${perMember} 张，已领 ${owned} 张` : `每人限 ${perMember} 张` })
  }
  if (left !== null && left > 0 && left <= FEW_LEFT) lines.push({ text: `还剩 ${left} 张`, tone: 'warm' })
  return lines
}

/** '180 积分' or, with a lower price of the tier, '180 积分，原价 200'. */
function priceText(pricePoints: number, fullPricePoints: number | null): string {
  const price = `${grouped(pricePoints)} 积分`
  const isLower = fullPricePoints !== null && fullPricePoints > pricePoints
  return isLower ? `${price}，原价 ${grouped(fullPricePoints)}` : price
}

/** Replaces the button with a few characters; the reason stands below. */
export function markText({ refusal }: Pick<CentreTemplate, 'refusal'>): string {
  switch (refusal) {
    case 'COUPON_SOLD_OUT':
      return '已领完'
    case 'COUPON_SOLD_OUT_TODAY':
      return '今天已领完'
    case 'CLAIM_LIMIT_REACHED':
    case 'CLAIM_LIMIT_REACHED_TODAY':
    case 'CLAIM_LIMIT_PER_PERSON':
      return '已领取'
    case 'CLAIM_NOT_STARTED':
    case 'CLAIM_NOT_AT_THIS_HOUR':
      return '未开始'
    case 'POINTS_SHORT':
      return '积分不够'
    default:
      return '暂不可领'
  }
}
