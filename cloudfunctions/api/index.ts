import { answers } from '../answers'
import { answerKept } from '../domains/outbox/outbox.service'
import { handlers, phoneContract } from '../handlers'
import { createEntry } from '../platform/entry'
import { authorizePhone } from './authorize'

/** Everything that a phone may ask for. */
export const main = createEntry({
  name: 'api',
  contract: phoneContract,
  handlers,
  authorize: authorizePhone,
  afterwards: (context) => answerKept(context, answers),
})
