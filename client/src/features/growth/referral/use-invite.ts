import { useState } from 'react'
import { useMutation } from '../../../api/use-mutation'
import { useQuery } from '../../../api/use-query'
import type { Invite } from './invite'
import { type LoadedFriends, withNewest, withOlder } from './merge-friends'

const NOBODY: LoadedFriends = { friends: [], nextCursor: null }

/** The programme and the member's friends in one question; more friends page by page. */
export function useInvite() {
  const query = useQuery('referral.getInvite', {}, { keep: true })
  const [known, setKnown] = useState<Invite | null>(query.data)
  const [loaded, setLoaded] = useState<LoadedFriends>(query.data ?? NOBODY)
  if (query.data && query.data !== known) {
    setKnown(query.data)
    setLoaded(withNewest(loaded, query.data))
  }
  // It changes nothing in the shop, but a page is asked for by a tap, and a second tap must not ask twice.
  const older = useMutation('referral.getInvite', { onDone: (page) => setLoaded((before) => withOlder(before, page)) })
  const { friends, nextCursor } = loaded
  const more = {
    canLoad: nextCursor !== null,
    loading: older.running,
    error: older.error,
    load: () => {
      if (nextCursor !== null) void older.run({ cursor: nextCursor })
    },
  }
  return { query, friends, more }
}
