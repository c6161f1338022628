import { useAsk } from '../../api/use-ask'

/** The stores by their names, for fields in which one is chosen and for lists that name one. */
export function useStores() {
  const stores = useAsk('staff.listStores', {}).answer?.stores ?? []
  const names = new Map(stores.map(({ storeId, name }) => [storeId, name]))
  return {
    options: stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
    /** Its key, for a store that was never named. */
    nameOf: (storeId: string): string => names.get(storeId) ?? storeId,
  }
}
