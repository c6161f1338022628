import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import type { StandingBenefit } from '#shared/ledger/tier/benefit-rules'
import type { Application } from '#shared/loyalty/coupon/application'
import { hoursText, weekdaysText } from '#shared/loyalty/coupon/saying'
import { benefitWords } from './benefit-words'
import { type BenefitRefusal, type JudgedBenefit, standingId } from './standing'

/** One benefit of the tier in a purchase: what it takes off, or why it takes nothing. */
export interface BenefitLine {
  key: string
  kind: StandingBenefit['kind']
  /** '翡翠会员 9 折' */
  title: string
  discountFen: number
  /** Simplified Chinese, for the clerk; null where it takes something off. */
  note: string | null
}

/** Every benefit that takes money off, those that do so first. */
export function benefitLines(
  judged: readonly JudgedBenefit[],
  { standing, coupons }: Application,
  tierName: string,
): BenefitLine[] {
  const hasCoupons = coupons.length > 0
  const lines = judged.map(({ benefit, refusal, isBeaten }) => {
    const { key, kind, isWithCoupons } = benefit
    const discountFen = standing.find(({ couponId }) => couponId === standingId(key))?.discountFen ?? 0
    const isBeatenHere = hasCoupons ? isBeaten.beside : isBeaten.alone
    const other = isBeatenHere ? 'betterOne' : 'nothingLeft'
    const beside: BenefitRefusal = { kind: hasCoupons && !isWithCoupons ? 'withCoupons' : other }
    return {
      key,
      kind,
      title: `${tierName}会员${spaced(benefitWords(benefit).title)}`,
      discountFen,
      note: discountFen > 0 ? null : refusalText(refusal ?? beside, benefit),
    }
  })
  return [...lines.filter(({ note }) => note === null), ...lines.filter(({ note }) => note !== null)]
}

/** A figure stands apart from the word before it. */
const spaced = (title: string) => (/^\d/.test(title) ? ` ${title}` : title)

function refusalText(refusal: BenefitRefusal, benefit: StandingBenefit): string {
  const { weekdays, hours, monthCapFen } = benefit
  switch (refusal.kind) {
    case 'store':
      return '这家店不适用'
    case 'weekday':
      return `仅限${weekdaysText(weekdays ?? [])}`
    case 'hours':
      return `仅限 ${hoursText(hours ?? [])}`
    case 'cap':
      return `这个月 ¥${yuan(monthCapFen ?? 0)} 的额度用完了，下个月重新算`
    case 'goods':
      return '这一单没有能减的商品'
    case 'goodsUnknown':
      return '只限部分商品，按商品收款才会算'
    case 'noDelivery':
      return '这一单没有配送费'
    case 'spendMore':
      return `商品再买 ¥${yuan(refusal.missingFen)} 就能${isLimited(benefit) ? '少收配送费' : '免'}`
    case 'betterOne':
      return '同样的商品只算最大的一项折扣'
    case 'nothingLeft':
      return '没有剩下能减的金额'
    case 'withCoupons':
      return '不和券一起用；不选券就会算'
    default:
      return unreachable(refusal)
  }
}

/** Some of the delivery may have to be paid all the same. */
const isLimited = (benefit: StandingBenefit) =>
  benefit.monthCapFen !== null || (benefit.kind === 'freeDelivery' && benefit.maxOffFen !== null)
