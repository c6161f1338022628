import { answerTold } from '../answer-told'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { eventNoun } from '../domains/insight/event/event.noun'
import { findForPhone } from '../find-action'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'
import { withSamples } from './answer-reviewers'
import { authorizePhone } from './authorize'

/** Everything that a phone may ask for, but for the event stream: that has a function of its own, `track`. */
export const main = createEntry({
  name: 'api',
  takes: ['phone'],
  nouns,
  find: withSamples(nouns, findForPhone(nouns.filter((noun) => noun !== eventNoun))),
  admit: refuseNewer,
  authorize: authorizePhone,
  register: registerAct,
  afterwards: answerTold,
  atEnd: meterCall,
})
