import { create } from 'zustand'
import type { Target } from '#shared/growth/entrance/entrance'
import type { ActionInput, ActionOutput } from '../api/call'

/** Who is signed in, as home answered. */
export type SignedInMember = Pick<
  ActionOutput<'home.open'>,
  'memberId' | 'memberCode' | 'nickname' | 'avatarFileId' | 'tier'
>

/** Where this visit came from. */
export type Entrance = NonNullable<ActionInput<'home.open'>['entrance']>

interface Session {
  member: SignedInMember | null
  entrance: Entrance
  /** Where the entrance leads on to, until home has gone there. */
  target: Target | null
  setMember(member: SignedInMember | null): void
  setEntrance(entrance: Entrance): void
  setTarget(target: Target | null): void
}

/** The only state that every page shares. All else is the server's, and lives in the feature that asked for it. */
export const useSession = create<Session>()((set) => ({
  member: null,
  entrance: {},
  target: null,
  setMember: (member) => set({ member }),
  // Until the shop has made a member of the visitor, an invitation is not forgotten by a look elsewhere.
  setEntrance: (entrance) =>
    set(({ member, entrance: { inviter } }) => ({
      entrance: member === null && inviter !== undefined ? { inviter, ...entrance } : entrance,
    })),
  setTarget: (target) => set({ target }),
}))
