import * as z from 'zod'
import { unreachable } from '#shared/kernel/invariant'
import type { Caller } from '../runner/caller'
import type { InvocationReply } from '../runner/runner'
import { HttpError, openEventStream } from './http'
import { type CloudParts, parsed } from './parts'
import type { People } from './people'
import { type Routes, STREAMED } from './router'

const invokeSchema = z.strictObject({
  functionName: z.string(),
  event: z.unknown().optional(),
  /** Whose call it is: a phone in somebody's hand, the cloud console, or the timer. */
  as: z.union([z.strictObject({ person: z.string().min(1).max(64) }), z.literal('console'), z.literal('timer')]),
  fresh: z.boolean().default(false),
})
const fireSchema = z.strictObject({ functionName: z.string(), triggerName: z.string() })
const logQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  functionName: z.string().optional(),
})

export function functionRoutes({ runner, timers, people, stats }: CloudParts): Routes {
  return {
    'GET /functions': () => runner.functions().map((each) => ({ ...each, instances: runner.instances()[each.name] })),

    'POST /invoke': async ({ body }) => {
      const { functionName, event = {}, as, fresh } = parsed(invokeSchema, body)
      return shown(await runner.invoke({ functionName, event, fresh, caller: callerOf(as, people) }))
    },

    'GET /timers': () => timers.list(),
    'POST /timers/fire': async ({ body }) => {
      const { functionName, triggerName } = parsed(fireSchema, body)
      const reply = await timers.fire(functionName, triggerName)
      if (!reply) throw new HttpError(404, `'${functionName}' has no trigger '${triggerName}'`)
      return shown(reply)
    },

    'POST /instances/stop': async () => {
      await runner.stopInstances('Stopped by hand')
      return {}
    },

    'GET /logs': ({ query }) => {
      const { limit, functionName } = parsed(logQuery, Object.fromEntries(query))
      return runner.log.list({ limit, ...(functionName === undefined ? {} : { functionName }) })
    },
    'GET /logs/stream': ({ req, res }) => {
      const send = openEventStream(req, res)
      const stop = runner.log.subscribe((entry) => send('invocation', entry))
      req.on('close', stop)
      return STREAMED
    },

    'GET /stats': () => stats.list(),
    'DELETE /stats': () => {
      stats.clear()
      return {}
    },
  }
}

function callerOf(as: z.output<typeof invokeSchema>['as'], people: People): Caller {
  if (as === 'console' || as === 'timer') return { kind: as }
  return phoneCaller(people, as.person)
}

export function phoneCaller(people: People, personId: string): Caller {
  const { openid, unionid } = people.personOf(personId)
  return { kind: 'phone', openid, unionid }
}

/** The reply with its result as a value instead of JSON text. */
export function shown(reply: InvocationReply): Record<string, unknown> {
  switch (reply.kind) {
    case 'ok':
      return { ...reply, result: JSON.parse(reply.result) }
    case 'failed':
    case 'refused':
      return { ...reply }
    default:
      return unreachable(reply)
  }
}
