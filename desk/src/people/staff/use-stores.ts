import { useAsk } from '../../api/use-ask'

/** The stores with their names, for fields that choose one and lists that name one. */
export function useStores() {
  const stores = useAsk('staff.listStores', {}).answer?.stores ?? []
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  return {
    options: stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
    /** The key, for a store that was never named. */
    nameOf: (storeId: string): string => names.get(storeId) ?? storeId,
  }
}
