import type { ActionOutput } from '../../../api/call'
import { useAnswered } from '../../../api/use-answered'
import { useQuery } from '../../../api/use-query'
import { useSession } from '../../../session/use-session'

export type Profile = ActionOutput<'member.getProfile'>

/** The member's own profile. */
export function useProfile(options: { keep?: boolean } = {}) {
  const { query, accept: show } = useAnswered(useQuery('member.getProfile', {}, options))
  const accept = (profile: Profile) => {
    show(profile)
    rememberInSession(profile)
  }
  return { query, accept }
}

function rememberInSession({ nickname, avatarFileId }: Profile): void {
  const { member, setMember } = useSession.getState()
  if (member) setMember({ ...member, nickname, avatarFileId })
}
