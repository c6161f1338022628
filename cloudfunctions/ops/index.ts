import { answerPromises } from '../answer-promises'
import { findForConsole } from '../handlers'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'
import { authorizeOperator } from './authorize'

/** Everything that an operator may ask for, from the cloud console. Refuses phones. */
export const main = createEntry({
  name: 'ops',
  takes: ['console', 'unsourced'],
  find: findForConsole,
  authorize: authorizeOperator,
  register: registerAct,
  afterwards: answerPromises,
})
