import type { Context } from '../platform/context'
import { openContextFor } from '../platform/entry'

/** The context of a timer's invocation that begins now. */
export function timerContext(): Context {
  return openContextFor('jobs', { kind: 'timer' }, 'request-of-the-timer', 'tick')
}
