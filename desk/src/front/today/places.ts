import type { ActionOutput } from '../../api/request'

type Person = Pick<ActionOutput<'desk.getMine'>['person'], 'isOwner' | 'grants'>

/**
 * Whose day a person may see: the shop's or that of single stores, the widest first. The desk does not know a region's
 * stores.
 */
export function placesOf(person: Person | null): string[] {
  if (!person) return []
  const scopes = person.grants.filter(({ right }) => right === 'reports').map(({ scope }) => scope)
  const stores = scopes.flatMap((scope) => (scope.kind === 'stores' ? scope.storeIds : []))
  const isWhole = person.isOwner || scopes.some(({ kind }) => kind === 'shop')
  return [...(isWhole ? ['shop'] : []), ...new Set(stores)]
}

/** The page on which each kind of waiting work is done. */
export const waysTo: Readonly<Record<string, string>> = {
  requests: '/privacy/requests',
  alerts: '/health/alerts',
  findings: '/health/doctor',
  approvals: '/approvals',
  cases: '/channels',
}
