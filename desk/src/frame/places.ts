import type { Right } from '#shared/kernel/rights'
import type { ActionOutput } from '../api/request'

type Mine = ActionOutput<'desk.getMine'>
export type DeskPerson = Pick<Mine['person'], 'isOwner' | 'grants'>
export type DeskStore = Pick<Mine['stores'][number], 'storeId' | 'region' | 'isOpen'>

/** The whole shop, as a place beside the ids of stores. */
export const WHOLE_SHOP = 'shop'

/** For which places a person holds a right, the widest first: the shop's, then single stores. */
export function placesWith(right: Right, person: DeskPerson | null, stores: readonly DeskStore[]): string[] {
  return [...(holdsWhole(right, person) ? [WHOLE_SHOP] : []), ...storesWith(right, person, stores)]
}

/** For which stores: of the whole shop those that are open, else single ones and those of regions as the stores say now. */
export function storesWith(right: Right, person: DeskPerson | null, stores: readonly DeskStore[]): string[] {
  if (holdsWhole(right, person)) return stores.filter(({ isOpen }) => isOpen).map(({ storeId }) => storeId)
  const scopes = scopesOf(right, person)
  const named = scopes.flatMap((scope) => (scope.kind === 'stores' ? scope.storeIds : []))
  const regions = scopes.flatMap((scope) => (scope.kind === 'regions' ? scope.regions : []))
  const inRegions = stores.filter(({ region }) => regions.includes(region)).map(({ storeId }) => storeId)
  return [...new Set([...named, ...inRegions])]
}

export const holdsWhole = (right: Right, person: DeskPerson | null): boolean =>
  person !== null && (person.isOwner || scopesOf(right, person).some(({ kind }) => kind === 'shop'))

const scopesOf = (right: Right, person: DeskPerson | null) =>
  (person?.grants ?? []).filter((grant) => grant.right === right).map(({ scope }) => scope)

/** As actions take it: the whole shop is named by naming no store. */
export const atPlace = (place: string): { storeId?: string } => (place === WHOLE_SHOP ? {} : { storeId: place })
