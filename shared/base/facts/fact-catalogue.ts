/**
 * What the shop itself knows that a member did: no phone reports it, so it needs no consent of its own and is complete.
 * It is read from the records that the acts leave behind and never stored a second time. Their names are apart from those
 * that phones send, and so are their ids: a fact can never be taken for a phone's event, nor hide one.
 */
export const FACT_CATALOGUE = {
  'member.joined': { owner: 'member', purpose: 'new members by day and entrance', act: 'none' },
  'check-in.performed': { owner: 'check-in', purpose: 'activation, retention', act: 'key' },
  'coupon.claimed': { owner: 'coupon', purpose: 'activation, funnel to the till', act: 'key' },
  'coupon.redeemed': { owner: 'coupon', purpose: 'activation, funnel to the till', act: 'key' },
  'purchase.recorded': { owner: 'purchase', purpose: 'revenue, cohorts of buyers', act: 'key' },
  'article.read': { owner: 'article', purpose: 'what content is read to its end, and what follows', act: 'none' },
  'booking.attended': { owner: 'booking', purpose: 'participation in what stores do beside selling', act: 'key' },
  'referral.qualified': { owner: 'referral', purpose: 'members who brought a friend', act: 'none' },
} as const satisfies Record<string, FactSpec>

export type FactName = keyof typeof FACT_CATALOGUE
export const FACT_NAMES = Object.keys(FACT_CATALOGUE) as FactName[]

interface FactSpec {
  owner: string
  purpose: string
  /** `key`: the member did what the shop is there for. `none`: something happened to the member. */
  act: 'key' | 'none'
}
