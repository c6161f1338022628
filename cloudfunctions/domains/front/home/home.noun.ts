import { actions, type Noun } from '../../../platform/noun/noun'

export const homeNoun: Noun = {
  shelf: 'front',
  name: 'home',
  uses: [
    'settings',
    'account',
    'points',
    'tier',
    'member',
    'staff',
    'check-in',
    'entrance',
    'referral',
    'task',
    'experiment',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/front/home/contract')).homeContract,
    handlers: (await import('./home.handlers')).homeHandlers,
  })),
}
