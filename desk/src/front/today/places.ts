import { type DeskPerson, placesWith } from '../../frame/places'

/** Whose day a person may see. */
export const placesOf = (person: DeskPerson | null): string[] => placesWith('reports', person)

/** The page on which each kind of waiting work is done. */
export const waysTo: Readonly<Record<string, string>> = {
  requests: '/privacy/requests',
  alerts: '/health/alerts',
  findings: '/health/doctor',
  approvals: '/approvals',
  cases: '/channels',
}
