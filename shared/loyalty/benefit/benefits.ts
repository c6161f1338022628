import { rateText } from '#shared/ledger/points/rate-text'
import type { PointsRules } from '#shared/ledger/points/rules'
import type { CheckInRules } from '#shared/loyalty/check-in/rules'
import type { Tier } from '../../ledger/tier/rules'
import { type BenefitWords, benefitWords } from './benefit-words'

/** `kind`: that of the rule which it is told by; what follows from other rules than the tier's list is `rules`, and what reaching it gives is `once`. */
export interface Benefit extends BenefitWords {
  kind: Tier['benefits'][number]['kind'] | 'rules' | 'once'
  /** Of what takes money off: where it is counted. */
  key: string | null
}

/** What the benefits of a tier depend on, besides the tier. */
export interface BenefitRules {
  points: Pick<PointsRules, 'pointsPer100Yuan'>
  checkIn: Pick<CheckInRules, 'dailyPoints' | 'dailyGrowth'>
  /** What ids of stores are called, where they are known. */
  stores?: Readonly<Record<string, string>>
}

/** What rules give is told by the rules alone: a text beside them would stay when they change. */
const TOLD_BY_RULES = /^(消费积分|[\d.]+ ?倍积分|每日签到|升级礼)$/

/** What a tier brings: first what follows from other rules, then the tier's own list, each in words made from its rule. */
export function benefitsOf(tier: Tier, isBase: boolean, rules: BenefitRules): Benefit[] {
  const own = tier.benefits.filter((each) => each.kind !== 'service' || !TOLD_BY_RULES.test(each.title.trim()))
  const followed = [...pointsBenefit(tier, rules), ...(isBase ? checkInBenefit(rules) : [])]
  return [
    ...followed.map((words) => ({ kind: 'rules' as const, key: null, ...words })),
    ...giftBenefit(tier).map((words) => ({ kind: 'once' as const, key: null, ...words })),
    ...own.map((each) => ({
      kind: each.kind,
      key: 'key' in each ? each.key : null,
      ...benefitWords(each, rules.stores),
    })),
  ]
}

function pointsBenefit({ pointsMultiplierPercent }: Tier, { points }: BenefitRules): BenefitWords[] {
  const rate = rateText(points.pointsPer100Yuan, '积分', pointsMultiplierPercent)
  if (rate === '') return []
  const title = pointsMultiplierPercent === 100 ? '消费积分' : `${pointsMultiplierPercent / 100} 倍积分`
  return [{ title, detail: `消费${rate}` }]
}

function checkInBenefit({ checkIn: { dailyPoints, dailyGrowth } }: BenefitRules): BenefitWords[] {
  const daily = [
    ...(dailyPoints > 0 ? [`${dailyPoints} 积分`] : []),
    ...(dailyGrowth > 0 ? [`${dailyGrowth} 成长值`] : []),
  ]
  return daily.length === 0 ? [] : [{ title: '每日签到', detail: `每天签到得 ${daily.join('和 ')}` }]
}

/** It is given once in a membership, and not again to who falls and climbs. */
function giftBenefit({ name, gift: { points, makeUpCards } }: Tier): BenefitWords[] {
  const gift = [...(points > 0 ? [`${points} 积分`] : []), ...(makeUpCards > 0 ? [`${makeUpCards} 张补签卡`] : [])]
  return gift.length === 0 ? [] : [{ title: '升级礼', detail: `升到${name}送 ${gift.join('和 ')}，只送一次` }]
}
