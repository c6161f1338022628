import type { factsContract } from '#shared/base/facts/contract'
import type { Handlers } from '../../../platform/handler'
import { listFailed, runAgain } from './run-again.service'

export const factsHandlers: Handlers<typeof factsContract> = {
  'facts.listFailed': (_input, context) => listFailed(context),
  'facts.runAgain': (input, context) => runAgain(context, input),
}
