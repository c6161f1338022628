import type { ClaimRule, UseRule } from './rule'
import type { IssuedRules } from './template'

/**
 * The rules as their member may see them: which segments and tags a coupon is for is the shop's business, that it is for
 * invited members only is not. A list that is empty still says that there is one.
 */
export function shownRules<R extends Pick<IssuedRules, 'audience'>>(rules: R): R {
  const { audience } = rules
  const { segmentIds, tagKeys } = audience
  return { ...rules, audience: { ...audience, segmentIds: segmentIds && [], tagKeys: tagKeys && [] } }
}

/** The judgement as its member may see it: nobody learns here in which segments they are. */
export function shownWhy<R extends UseRule | ClaimRule>(judged: readonly R[]): R[] {
  return judged.map((rule) => {
    if (rule.rule !== 'segment' && rule.rule !== 'tag') return rule
    return { ...rule, actual: [], needed: [] }
  })
}
