import type { BusinessDay } from '#shared/kernel/business-day'

/** What happens to tiers. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'tier.reached': { tierKey: string; sinceDay: BusinessDay | null }
    'tier.lost': { tierKey: string; sinceDay: BusinessDay }
  }
}
