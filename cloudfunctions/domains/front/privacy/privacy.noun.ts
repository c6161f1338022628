import { actions, type Noun } from '../../../platform/noun/noun'

export const privacyNoun: Noun = {
  shelf: 'front',
  name: 'privacy',
  uses: ['member'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/privacy/contract')).privacyContract,
    handlers: (await import('./privacy.handlers')).privacyHandlers,
  })),
}
