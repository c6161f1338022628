import { useState } from 'react'
import { useMore } from '../../../api/use-more'
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
  const { nextBeforeSeq } = loaded
  const more = useMore('points.listEntries', nextBeforeSeq === null ? null : { beforeSeq: nextBeforeSeq }, (page) =>
    setLoaded((before) => withOlder(before, page)),
  )
  return { query: { ...newest, data: newest.data ? loaded.entries : null }, more }
}
