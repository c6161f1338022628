import { rulesInWords } from '#shared/loyalty/coupon/offer-text'
import type { Names } from '#shared/loyalty/coupon/saying'
import type { IssuedRules } from '#shared/loyalty/coupon/template'

/** Everything a person should know about a coupon: first the rules, then the shop's additions. */
export function ruleLines(rules: IssuedRules, names: Names): string[] {
  const { detail, howToUse, refund } = rules.texts
  const added = [detail, howToUse, refund].map((text) => text.trim()).filter(Boolean)
  return [...new Set([...rulesInWords(rules, names), ...added])]
}
