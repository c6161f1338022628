import { nouns } from '../nouns'
import type { Context } from '../platform/context'
import { openContextFor } from '../platform/entry'
import { envOfTimer, invocationOf } from './identity'

/** The context of a timer's invocation that begins now. */
export function timerContext(): Context {
  invocationOf(envOfTimer())
  return openContextFor({
    name: 'jobs',
    nouns,
    caller: { kind: 'timer' },
    requestId: 'request-of-the-timer',
    action: 'tick',
  })
}
