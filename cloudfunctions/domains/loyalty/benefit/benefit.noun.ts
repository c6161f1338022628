import { actions, type Noun } from '../../../platform/noun/noun'

export const benefitNoun: Noun = {
  shelf: 'loyalty',
  name: 'benefit',
  uses: ['settings', 'account', 'points', 'tier', 'coupon', 'check-in'],
  actions: actions(async () => ({
    contract: (await import('#shared/loyalty/benefit/contract')).benefitContract,
    handlers: (await import('./benefit.handlers')).benefitHandlers,
  })),
}
