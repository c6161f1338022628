import { useState } from 'react'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import { type LoadedEntries, withNewest, withOlder } from './merge-entries'

const NOTHING: LoadedEntries = { entries: [], nextBeforeSeq: null }

/** The ledger, newest first, page by page. */
export function useEntries() {
  const newest = useQuery('points.listEntries', {}, { keep: true })
  const [known, setKnown] = useState(newest.data)
  const [loaded, setLoaded] = useState<LoadedEntries>(newest.data ?? NOTHING)
  if (newest.data && newest.data !== known) {
    setKnown(newest.data)
    setLoaded(withNewest(loaded, newest.data))
  }
  // It changes nothing in the shop, but a page is asked for by a tap, and a second tap must not ask twice.
  const older = useMutation('points.listEntries', { onDone: (page) => setLoaded((before) => withOlder(before, page)) })
  const { nextBeforeSeq } = loaded
  const more = {
    canLoad: nextBeforeSeq !== null,
    loading: older.running,
    error: older.error,
    load: () => {
      if (nextBeforeSeq !== null) void older.run({ beforeSeq: nextBeforeSeq })
    },
  }
  return { query: { ...newest, data: newest.data ? loaded.entries : null }, more }
}
