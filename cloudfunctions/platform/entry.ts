import type { Reply } from '#shared/kernel/contract'
import { requestIdField } from '#shared/kernel/fields'
import { admitted, callerOf } from './caller'
import { openCloudServices } from './cloud-services'
import type { Caller, CallerKind, Context } from './context'
import { openDb } from './db/cloud-db'
import { type Admit, type Authorize, dispatch, type FindAction, type Register } from './dispatch'
import { createLogger } from './logger'
import type { Noun } from './noun/noun'

/** What a deployable is made of. */
export interface Deployable {
  name: string
  /** The callers it answers. Everybody else is refused before anything is read. */
  takes: readonly CallerKind[]
  nouns: readonly Noun[]
  find: FindAction
  admit: Admit
  authorize: Authorize
  register: Register
  /** What remains to be done after a reply was decided, before the instance is frozen. */
  afterwards?: (context: Context) => Promise<void>
  /** At the end of every call that was taken, also one that was refused. */
  atEnd: (context: Context, reply: Reply) => Promise<void>
}

/** `exports.main` of a deployable that answers actions. */
export function createEntry(deployable: Deployable): (event: unknown, context?: unknown) => Promise<Reply> {
  return async (event, invocation) => {
    const caller = callerOf(invocation)
    const taken = admitted(caller, deployable.takes)
    if (taken === null) return refused(deployable.name, caller, requestIdOf(event))
    return (await answerCall({ ...deployable, caller: taken }, event)).reply
  }
}

/**
 * Answers a call of somebody whom the function has taken: the act, what remains to be done after it, and what it cost.
 * `context` is that of the act; null where the call was no request.
 */
export async function answerCall(
  { caller, afterwards, atEnd, ...deployable }: Omit<Deployable, 'takes'> & { caller: Caller },
  event: unknown,
): Promise<{ reply: Reply; context: Context | null }> {
  let context = null as Context | null
  const openContext = (requestId: string, action: string) => {
    context = openContextFor({ ...deployable, caller, requestId, action })
    return context
  }
  const reply = await dispatch({ ...deployable, openContext }, event)
  if (reply.ok && context && afterwards) await afterwards(context)
  if (context) await atEnd(context, reply)
  return { reply, context }
}

/** The answer to a caller that the function does not accept. It is also logged. */
export function refused(name: string, caller: Caller, requestId: string): Reply<never> {
  createLogger({ function: name, requestId }).warn('refused', { caller: caller.kind })
  return { ok: false, error: { code: 'NOT_ALLOWED', requestId } }
}

function requestIdOf(event: unknown): string {
  const sent = typeof event === 'object' && event !== null ? (event as { requestId?: unknown }).requestId : undefined
  const parsed = requestIdField.safeParse(sent)
  return parsed.success ? parsed.data : 'none'
}

/** The context of one call, whoever makes it. */
export function openContextFor({
  name,
  nouns,
  caller,
  requestId,
  action,
}: Pick<Deployable, 'name' | 'nouns'> & { caller: Caller; requestId: string; action: string }): Context {
  const log = createLogger({ function: name, action, requestId })
  return {
    now: Date.now(),
    action,
    requestId,
    content: '',
    caller,
    db: openDb(),
    cloud: openCloudServices(log),
    log,
    nouns,
    told: [],
  }
}
