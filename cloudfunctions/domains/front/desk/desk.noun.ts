import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const deskNoun: Noun = {
  shelf: 'front',
  name: 'desk',
  uses: ['alert', 'audit', 'staff', 'grant'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/desk/contract')).deskContract,
    handlers: (await import('./desk.handlers')).deskHandlers,
  })),
  collections: {
    desk_sign_ins: {
      indexes: { byCreated: ['createdAt'], byNetwork: ['network', 'createdAt'] },
      person: {
        of: ['confirmedBy'],
        shown: SHOP_WORK,
        onClosing: 'bare',
        term: { days: 7, job: 'forget-desk-sessions' },
      },
    },
    desk_sessions: {
      indexes: { byMember: ['memberId', '-startedAt'], byUntil: ['untilAt'] },
      person: {
        of: ['memberId'],
        shown: SHOP_WORK,
        onClosing: 'bare',
        term: { days: 180, job: 'forget-desk-sessions' },
      },
    },
  },
  jobs: async () => [(await import('./desk.jobs')).forgetSessionsJob],
}
