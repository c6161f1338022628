import type { Reply } from '#shared/kernel/contract'
import { currentCaller } from './caller'
import { cloudServices } from './cloud-services'
import type { Caller, Context } from './context'
import { openDb } from './db/cloud-db'
import { type Authorize, dispatch, type FindAction } from './dispatch'
import { createLogger } from './logger'

/** What a deployable is made of. */
export interface Deployable {
  name: string
  find: FindAction
  authorize: Authorize
  /** What remains to be done after a reply was decided, before the instance is frozen. */
  afterwards?: (context: Context) => Promise<void>
}

/** `exports.main` of a deployable that answers actions. */
export function createEntry(deployable: Deployable): (event: unknown) => Promise<Reply> {
  return async (event) => {
    // Only valid while the invocation runs, so it is asked for here.
    const caller = currentCaller()
    let opened: Context | null = null
    const openContext = (requestId: string, action: string) => {
      opened = openContextFor(deployable.name, caller, requestId, action)
      return opened
    }
    const { find, authorize } = deployable
    const reply = await dispatch({ find, authorize, openContext }, event)
    if (reply.ok && opened && deployable.afterwards) await deployable.afterwards(opened)
    return reply
  }
}

export function openContextFor(name: string, caller: Caller, requestId: string, action: string): Context {
  return {
    now: Date.now(),
    requestId,
    caller,
    db: openDb(),
    cloud: cloudServices,
    log: createLogger({ function: name, action, requestId }),
    promised: [],
  }
}
