import { type DeskPerson, placesWith } from '../../frame/places'

/** Whose day a person may see. */
export const placesOf = (person: DeskPerson | null): string[] => placesWith('reports', person)
type Mine = ActionOutput<'desk.getMine'>
type Person = Pick<Mine['person'], 'isOwner' | 'grants'>
type Store = Pick<Mine['stores'][number], 'storeId' | 'region' | 'isOpen'>

/** The whole shop, the person's own stores side by side, or one store. */
export const SHOP = 'shop'
export const OWN = 'own'

/** Whose day a person may see, the widest first: by grants for the shop, for single stores, and for regions as the stores say now. */
export function placesOf(person: Person | null, stores: readonly Store[]): string[] {
  const own = storesOf(person, stores)
  if (isWhole(person)) return [SHOP, ...(own.length > 1 ? [OWN] : []), ...own]
  return own.length > 1 ? [OWN, ...own] : own
}

/** The stores whose figures a person may see. */
export function storesOf(person: Person | null, stores: readonly Store[]): string[] {
  if (isWhole(person)) return stores.filter(({ isOpen }) => isOpen).map(({ storeId }) => storeId)
  const scopes = reportScopes(person)
  const named = scopes.flatMap((scope) => (scope.kind === 'stores' ? scope.storeIds : []))
  const regions = scopes.flatMap((scope) => (scope.kind === 'regions' ? scope.regions : []))
  const inRegions = stores.filter(({ region }) => regions.includes(region)).map(({ storeId }) => storeId)
  return [...new Set([...named, ...inRegions])]
}

const reportScopes = (person: Person | null) =>
  (person?.grants ?? []).filter(({ right }) => right === 'reports').map(({ scope }) => scope)

const isWhole = (person: Person | null): boolean =>
  person !== null && (person.isOwner || reportScopes(person).some(({ kind }) => kind === 'shop'))

/** The page on which each kind of waiting work is done. */
export const waysTo: Readonly<Record<string, string>> = {
  requests: '/privacy/requests',
  alerts: '/health/alerts',
  findings: '/health/doctor',
  approvals: '/approvals',
  cases: '/channels',
  refunds: '/data/imports',
}
