import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { type Query, useQuery } from '../../../api/use-query'
import { readStored, writeStored } from '../../../platform/storage'

type Mine = ActionOutput<'staff.getMine'>
export type Staff = NonNullable<Mine['staff']>
export type Store = Staff['stores'][number]

const STORAGE_KEY = 'staff-store'

interface MyStore {
  query: Query<Mine>
  staff: Staff | null
  /**
   * The store where the clerk works now: the only one, or the one last chosen on this phone; null until it is chosen.
   */
  store: Store | null
  choose(storeId: string): void
}

/** The clerk's role and stores, and the store that this phone is used in. */
export function useMyStore(): MyStore {
  const query = useQuery('staff.getMine', {}, { keep: true })
  const [chosenId, setChosenId] = useState(() => readStored(STORAGE_KEY))
  const staff = query.data?.staff ?? null
  const stores = staff?.stores ?? []
  const store = (stores.length === 1 ? stores[0] : stores.find(({ storeId }) => storeId === chosenId)) ?? null
  const choose = (storeId: string) => {
    writeStored(STORAGE_KEY, storeId)
    setChosenId(storeId)
  }
  return { query, staff, store, choose }
}
