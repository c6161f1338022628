import { authorizePhone } from '../api/authorize'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { eventNoun } from '../domains/insight/event/event.noun'
import { findForPhone } from '../find-action'
import { meterCall } from '../meter-call'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'

const nouns = [eventNoun]

/** Behavior events, in a function of its own so that a flood of them never starves the till. */
export const main = createEntry({
  name: 'track',
  takes: ['phone'],
  nouns,
  find: findForPhone(nouns),
  admit: refuseNewer,
  authorize: authorizePhone,
  register: registerAct,
  atEnd: meterCall,
})
