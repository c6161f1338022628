import { create } from 'zustand'
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
  setMember(member: SignedInMember | null): void
  setEntrance(entrance: Entrance): void
}

/** The only state that every page shares. All else is the server's, and lives in the feature that asked for it. */
export const useSession = create<Session>()((set) => ({
  member: null,
  entrance: {},
  setMember: (member) => set({ member }),
  setEntrance: (entrance) => set({ entrance }),
}))
