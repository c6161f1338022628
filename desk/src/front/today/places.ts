import { type DeskPerson, type DeskStore, holdsWhole, storesWith, WHOLE_SHOP } from '../../frame/places'

/** The person's own stores side by side, beside the whole shop and single stores. */
export const OWN = 'own'

/** Whose day a person may see, the widest first. */
export function placesOf(person: DeskPerson | null, stores: readonly DeskStore[]): string[] {
  const own = storesOf(person, stores)
  const whole = holdsWhole('reports', person) ? [WHOLE_SHOP] : []
  return [...whole, ...(own.length > 1 ? [OWN] : []), ...own]
}

/** The stores whose figures a person may see. */
export const storesOf = (person: DeskPerson | null, stores: readonly DeskStore[]): string[] =>
  storesWith('reports', person, stores)

/** The page on which each kind of waiting work is done. */
export const waysTo: Readonly<Record<string, string>> = {
  requests: '/privacy/requests',
  incidents: '/reports/incidents',
  alerts: '/health/alerts',
  findings: '/health/doctor',
  approvals: '/approvals',
  cases: '/channels/referrals',
  visits: '/channels/quality',
  refunds: '/data/imports',
}
