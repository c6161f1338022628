import { answerTold } from '../answer-told'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { findForConsole } from '../find-action'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'
import { authorizeOperator } from './authorize'

/** Everything that an operator may ask for, from the cloud console. Refuses phones. */
export const main = createEntry({
  name: 'ops',
  takes: ['console', 'unsourced'],
  nouns,
  find: findForConsole(nouns),
  admit: refuseNewer,
  authorize: authorizeOperator,
  register: registerAct,
  afterwards: answerTold,
  atEnd: meterCall,
})
