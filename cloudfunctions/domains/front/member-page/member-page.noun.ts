import { actions, type Noun } from '../../../platform/noun/noun'

export const memberPageNoun: Noun = {
  shelf: 'front',
  name: 'member-page',
  uses: [
    'settings',
    'audit',
    'account',
    'points',
    'tier',
    'member',
    'grant',
    'coupon',
    'score',
    'lifecycle',
    'tag',
    'follow-up',
    'inbox',
    'privacy',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/front/member-page/contract')).memberPageContract,
    handlers: (await import('./member-page.handlers')).memberPageHandlers,
  })),
}
