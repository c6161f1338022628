import { actions, type Noun } from '../../../platform/noun/noun'

export const tillWireNoun: Noun = {
  shelf: 'till',
  name: 'till-wire',
  uses: ['coupon', 'staff', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/till/till-wire/contract')).tillWireContract,
    handlers: (await import('./till-wire.handlers')).tillWireHandlers,
  })),
}
