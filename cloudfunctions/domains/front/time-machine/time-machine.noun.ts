import { actions, type Noun } from '../../../platform/noun/noun'

export const timeMachineNoun: Noun = {
  shelf: 'front',
  name: 'time-machine',
  uses: [
    'settings',
    'audit',
    'account',
    'points',
    'tier',
    'coupon',
    'check-in',
    'purchase',
    'task',
    'tag',
    'segment',
    'cost',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/front/time-machine/contract')).timeMachineContract,
    handlers: (await import('./time-machine.handlers')).timeMachineHandlers,
  })),
}
