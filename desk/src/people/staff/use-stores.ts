import { usePerson } from '../../frame/use-person'

/** The stores with their names, for fields that choose one and lists that name one. */
export function useStores() {
  const stores = usePerson()?.stores ?? []
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  return {
    stores,
    options: stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
    /** The key, for a store that was never named. */
    nameOf: (storeId: string): string => names.get(storeId) ?? storeId,
  }
}
