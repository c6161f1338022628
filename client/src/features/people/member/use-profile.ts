import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { type Query, useQuery } from '../../../api/use-query'
import { useSession } from '../../../session/use-session'

export type Profile = ActionOutput<'member.getProfile'>

interface ProfileScreen {
  /** Its data is the profile as last loaded or as the last act answered, whichever came later. */
  query: Query<Profile>
  /** Shows the answer of an act at once, without asking again. */
  accept(profile: Profile): void
}

/** The member's own profile. */
export function useProfile(options: { keep?: boolean } = {}): ProfileScreen {
  const query = useQuery('member.getProfile', {}, options)
  const [answered, setAnswered] = useState<{ profile: Profile; after: Profile | null } | null>(null)
  const data = answered && answered.after === query.data ? answered.profile : query.data
  const accept = (profile: Profile) => {
    setAnswered({ profile, after: query.data })
    rememberInSession(profile)
  }
  return { query: { ...query, data }, accept }
}

function rememberInSession({ nickname, avatarFileId }: Profile): void {
  const { member, setMember } = useSession.getState()
  if (member) setMember({ ...member, nickname, avatarFileId })
}
