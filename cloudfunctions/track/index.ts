import { eventContract } from '#shared/insight/event/contract'
import { authorizePhone } from '../api/authorize'
import { eventHandlers } from '../domains/insight/event/event.handlers'
import { eventNoun } from '../domains/insight/event/event.noun'
import { findIn } from '../platform/dispatch'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'

/** Behavior events, in a function of its own so that a flood of them never starves the till. */
export const main = createEntry({
  name: 'track',
  takes: ['phone'],
  nouns: [eventNoun],
  find: findIn(eventContract, eventHandlers),
  authorize: authorizePhone,
  register: registerAct,
})
