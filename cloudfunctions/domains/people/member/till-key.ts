import { lookupHash } from '../../../platform/crypto/field-cipher'

const PREFIX = 'till:#'

/**
 * The key of a till's customer. Many tills number their customers by phone, so that the number itself is kept nowhere:
 * only who knows it can make the key again.
 */
export function tillKey(storeId: string, tillNumber: string): string {
  return `${PREFIX}${storeId}:${tillNumberHash(storeId, tillNumber)}`
}

export const tillNumberHash = (storeId: string, tillNumber: string) => lookupHash('till', `${storeId}:${tillNumber}`)

/** The key in which the first release wrote the number as it was; null for any other. */
export function readClearTillKey(identityId: string): { storeId: string; tillNumber: string } | null {
  const [, storeId, tillNumber] = /^till:(str_[\w-]+):(.*)$/s.exec(identityId) ?? []
  return storeId === undefined || tillNumber === undefined ? null : { storeId, tillNumber }
}

/**
 * Whether a till knows these keys as several of its customers: a number that they share is the shop's own, a family's or
 * an invented one, and tells no person. One card at each of two stores is still one customer.
 */
export function isSeveralCustomers(identityIds: readonly string[]): boolean {
  const stores = identityIds.filter((id) => id.startsWith('till:')).map((id) => id.split(':')[1]?.replace('#', ''))
  return new Set(stores).size < stores.length
}
