import type { Right } from '#shared/kernel/rights'
import type { ActionOutput } from '../api/request'

export type DeskPerson = Pick<ActionOutput<'desk.getMine'>['person'], 'isOwner' | 'grants'>

/** The whole shop, as a place beside the ids of stores. */
export const WHOLE_SHOP = 'shop'

/**
 * For which places a person holds a right: the shop's or that of single stores, the widest first. The desk does not know
 * a region's stores.
 */
export function placesWith(right: Right, person: DeskPerson | null): string[] {
  if (!person) return []
  const scopes = person.grants.filter((grant) => grant.right === right).map(({ scope }) => scope)
  const stores = scopes.flatMap((scope) => (scope.kind === 'stores' ? scope.storeIds : []))
  const isWhole = person.isOwner || scopes.some(({ kind }) => kind === 'shop')
  return [...(isWhole ? [WHOLE_SHOP] : []), ...new Set(stores)]
}

/** As actions take it: the whole shop is named by naming no store. */
export const atPlace = (place: string): { storeId?: string } => (place === WHOLE_SHOP ? {} : { storeId: place })
