import { answerTold } from '../answer-told'
import { findForPhone } from '../find-action'
import { nouns } from '../nouns'
import { createEntry } from '../platform/entry'
import { registerAct } from '../register-act'
import { authorizePhone } from './authorize'

/** Everything that a phone may ask for. */
export const main = createEntry({
  name: 'api',
  takes: ['phone'],
  nouns,
  find: findForPhone(nouns),
  authorize: authorizePhone,
  register: registerAct,
  afterwards: answerTold,
})
