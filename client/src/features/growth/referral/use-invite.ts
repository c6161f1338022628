import { useState } from 'react'
import { useMore } from '../../../api/use-more'
import { useQuery } from '../../../api/use-query'
import type { Invite } from './invite'
import { type LoadedFriends, withNewest, withOlder } from './merge-friends'

const NOBODY: LoadedFriends = { friends: [], nextCursor: null }

/** The programme and the member's friends in one request; more friends follow page by page. */
export function useInvite() {
  const query = useQuery('referral.getInvite', {}, { keep: true })
  const [known, setKnown] = useState<Invite | null>(query.data)
  const [loaded, setLoaded] = useState<LoadedFriends>(query.data ?? NOBODY)
  if (query.data && query.data !== known) {
    setKnown(query.data)
    setLoaded(withNewest(loaded, query.data))
  }
  const { friends, nextCursor } = loaded
  const more = useMore('referral.getInvite', nextCursor === null ? null : { cursor: nextCursor }, (page) =>
    setLoaded((before) => withOlder(before, page)),
  )
  return { query, friends, more }
}
