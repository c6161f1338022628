import { create } from 'zustand'
import type { Target } from '#shared/growth/entrance/entrance'
import type { ActionInput, ActionOutput } from '../api/call'

/** The signed-in member, as home answered. */
export type SignedInMember = Pick<
  ActionOutput<'home.open'>,
  'memberId' | 'memberCode' | 'nickname' | 'avatarFileId' | 'tier'
>

/** Where this visit came from. */
export type Entrance = NonNullable<ActionInput<'home.open'>['entrance']>

interface Session {
  member: SignedInMember | null
  entrance: Entrance
  /** Where the entrance leads, until home has gone there. */
  target: Target | null
  setMember(member: SignedInMember | null): void
  setEntrance(entrance: Entrance): void
  setTarget(target: Target | null): void
}

/**
 * The only state that all pages share. Everything else belongs to the server, and is kept by the feature that asked for
 * it.
 */
export const useSession = create<Session>()((set) => ({
  member: null,
  entrance: {},
  target: null,
  setMember: (member) => set({ member }),
  // Until the shop has made the visitor a member, opening another entrance does not clear the invitation.
  setEntrance: (entrance) =>
    set(({ member, entrance: { inviter } }) => ({
      entrance: member === null && inviter !== undefined ? { inviter, ...entrance } : entrance,
    })),
  setTarget: (target) => set({ target }),
}))
