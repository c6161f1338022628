import { answers } from '../answers'
import { answerKept } from '../domains/outbox/outbox.service'
import { handlers, operatorContract } from '../handlers'
import { createEntry } from '../platform/entry'
import { authorizeOperator } from './authorize'

/** Everything that an operator may ask for, from the cloud console. Refuses phones. */
export const main = createEntry({
  name: 'ops',
  contract: operatorContract,
  handlers,
  authorize: authorizeOperator,
  afterwards: (context) => answerKept(context, answers),
})
