import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import type { StandingBenefit, TierBenefit } from '#shared/ledger/tier/benefit-rules'
import { hoursText, namesText, weekdaysText } from '#shared/loyalty/coupon/saying'

/** What a benefit is called, and all that limits it: made from the rule, so that it cannot say anything else. What it goes with needs no word. */
export interface BenefitWords {
  title: string
  detail: string
}

/** `stores`: what ids of stores are called, where the reader may know. */
export function benefitWords(benefit: TierBenefit, stores: Readonly<Record<string, string>> = {}): BenefitWords {
  return { title: titleOf(benefit), detail: detailOf(benefit, stores) }
}

/** '9 折': what a tenth of the price is called; 12 % off is '8.8 折'. */
const tenthsOf = (percentOff: number) => `${(100 - percentOff) / 10} 折`

function titleOf(benefit: TierBenefit): string {
  switch (benefit.kind) {
    case 'percentOff':
      return tenthsOf(benefit.percentOff)
    case 'freeDelivery':
      return '免配送费'
    case 'earlyClaim':
      return `提前 ${benefit.earlyHours} 小时领券`
    case 'pointsPrice':
      return `积分兑换 ${tenthsOf(benefit.pointsPercentOff)}`
    case 'service':
      return benefit.title
    default:
      return unreachable(benefit)
  }
}

function detailOf(benefit: TierBenefit, stores: Readonly<Record<string, string>>): string {
  switch (benefit.kind) {
    case 'percentOff':
    case 'freeDelivery':
      return [whatOf(benefit), ...limitsOf(benefit, stores)].join('；')
    case 'earlyClaim':
      return '写明开始日期的券，比别人先领'
    case 'pointsPrice':
      return `用积分换券少收 ${benefit.pointsPercentOff}%，少收的部分舍去小数`
    case 'service':
      return benefit.detail
    default:
      return unreachable(benefit)
  }
}

function whatOf(benefit: StandingBenefit): string {
  if (benefit.kind === 'percentOff') return benefit.categories ? benefit.categories.join('、') : '全部商品'
  const { minSpendFen, maxOffFen } = benefit
  const from = minSpendFen > 0 ? `商品满 ¥${yuan(minSpendFen)}` : '每一单'
  return maxOffFen === null ? from : `${from}，一单最多免 ¥${yuan(maxOffFen)}`
}

function limitsOf(benefit: StandingBenefit, stores: Readonly<Record<string, string>>): string[] {
  const { storeIds, weekdays, hours, isWithCoupons, monthCapFen } = benefit
  const when = [weekdays && weekdaysText(weekdays), hours && hoursText(hours)].filter(Boolean).join(' ')
  return [
    storeIds && `限${namesText(storeIds, stores, '家门店', '部分门店')}`,
    when && `限 ${when}`,
    !isWithCoupons && '不和券一起用',
    monthCapFen !== null && `每月最多省 ¥${yuan(monthCapFen)}`,
  ].filter((words) => typeof words === 'string' && words !== '') as string[]
}
