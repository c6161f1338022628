import { rulesInWords } from '#shared/loyalty/coupon/offer-text'
import type { Names } from '#shared/loyalty/coupon/saying'
import type { IssuedRules } from '#shared/loyalty/coupon/template'

/** All that a person should know of a coupon, first what the rules say, then what the shop adds. */
export function ruleLines(rules: IssuedRules, names: Names): string[] {
  const { detail, howToUse, refund } = rules.texts
  const added = [detail, howToUse, refund].map((text) => text.trim()).filter(Boolean)
  return [...new Set([...rulesInWords(rules, names), ...added])]
}
