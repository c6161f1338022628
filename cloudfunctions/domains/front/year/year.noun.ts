import { actions, type Noun } from '../../../platform/noun/noun'

export const yearNoun: Noun = {
  shelf: 'front',
  name: 'year',
  uses: ['account', 'member', 'coupon', 'check-in', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/year/contract')).yearContract,
    handlers: (await import('./year.handlers')).yearHandlers,
  })),
}
