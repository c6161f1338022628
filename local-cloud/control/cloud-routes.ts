import * as z from 'zod'
import type { FaultRule } from '../faults/faults'
import type { OpenApiCall } from '../openapi/openapi'
import { dumpSchema, loadDump, takeDump } from './dump'
import { faultSettingsSchema } from './fault-switches'
import { HttpError } from './http'
import { type CloudParts, parsed, resetAll } from './parts'
import { personSeedSchema } from './people'
import type { Routes } from './router'

const instant = z.union([z.number().int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))])
const clockSchema = z.union([
  z.strictObject({ advanceMs: z.number().int() }),
  z.strictObject({ at: instant }),
  z.strictObject({ freezeAt: instant }),
  z.strictObject({ real: z.literal(true) }),
])
const peopleSchema = z.union([z.strictObject({ people: z.array(personSeedSchema) }), z.strictObject({})])
const fileSchema = z.strictObject({
  path: z
    .string()
    .regex(/^[\w-]+(?:[/.][\w-]+)*$/)
    .max(200),
  base64: z.base64(),
})
const resetSchema = z.strictObject({ seed: z.boolean().default(false) })
const faultSchema = z.strictObject({
  match: z
    .strictObject({ action: z.string(), collection: z.string(), invocation: z.string(), writes: z.boolean() })
    .partial()
    .optional(),
  nth: z.number().int().min(1).optional(),
  times: z.number().int().min(1).optional(),
  kind: z.enum(['error', 'conflict', 'dropped', 'timeout', 'delay', 'lostReply', 'crashBefore', 'crashAfter']),
  code: z.string().optional(),
  message: z.string().optional(),
  delayMs: z.number().int().min(0).max(60_000).optional(),
  queues: z.boolean().optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
})

export function cloudRoutes(parts: CloudParts): Routes {
  return { ...peopleRoutes(parts), ...clockRoutes(parts), ...stateRoutes(parts), ...faultRoutes(parts) }
}

function peopleRoutes({ people }: CloudParts): Routes {
  return {
    'GET /people': () => people.list(),
    /** Without people in the body: a visitor nobody has seen yet. */
    'POST /people': ({ body }) => {
      const wanted = parsed(peopleSchema, body)
      if (!('people' in wanted)) return people.createVisitor()
      people.add(wanted.people)
      return people.list()
    },
  }
}

function clockRoutes({ cloud: { clock }, timers }: CloudParts): Routes {
  const state = () => ({ now: clock.now(), offsetMs: Math.round(clock.offsetMs()), isFrozen: clock.isFrozen() })
  return {
    'GET /clock': state,
    /** Timers that fell due on the way have run when the reply comes. */
    'POST /clock': async ({ body }) => {
      const move = parsed(clockSchema, body)
      if ('advanceMs' in move) clock.advance(move.advanceMs)
      else if ('at' in move) clock.set(move.at)
      else if ('freezeAt' in move) clock.freeze(move.freezeAt)
      else clock.reset()
      const fired = await timers.tick()
      return { ...state(), fired: fired.length }
    },
  }
}

function stateRoutes(parts: CloudParts): Routes {
  const { cloud, runner } = parts
  return {
    'POST /reset': async ({ body }) => {
      const { seed } = parsed(resetSchema, body)
      await resetAll(parts)
      if (seed) await parts.seedDemo?.()
      return {}
    },
    'GET /dump': () => takeDump(parts),
    'POST /seed': async ({ body }) => {
      const dump = parsed(dumpSchema, body)
      await runner.stopInstances('The local cloud was seeded')
      loadDump(parts, dump)
      return {}
    },
    'GET /files': () => cloud.storage.list(),
    'POST /files': ({ body }) => {
      const { path, base64 } = parsed(fileSchema, body)
      return { fileId: cloud.storage.put(path, Buffer.from(base64, 'base64')).fileId }
    },
    'GET /outbox': () => [...cloud.outbox].reverse().slice(0, 200).map(messageOf),
    'DELETE /outbox': () => {
      cloud.outbox.length = 0
      return {}
    },
  }
}

function messageOf({ at, api, data, reply }: OpenApiCall) {
  const openid = [data.touser, data.openid].find((each) => typeof each === 'string') ?? null
  const answer = reply.kind === 'media' ? { kind: 'media', contentType: reply.contentType } : reply
  return { at, apiName: api, openid, request: data, reply: answer }
}

function faultRoutes({ cloud: { faults }, switches }: CloudParts): Routes {
  return {
    'GET /faults': () => faults.list(),
    'POST /faults': ({ body }) => {
      // JSON cannot hold undefined, so an absent key is really absent.
      return { id: faults.add(parsed(faultSchema, body) as FaultRule) }
    },
    'DELETE /faults': () => {
      faults.clear()
      switches.clear()
      return {}
    },
    'DELETE /faults/:id': ({ params }) => {
      if (!faults.list().some((each) => each.id === params.id)) throw new HttpError(404, 'There is no such fault')
      faults.remove(params.id ?? '')
      return {}
    },
    'GET /fault-switches': () => switches.get(),
    'PUT /fault-switches': ({ body }) => {
      const change = parsed(faultSettingsSchema.partial(), body)
      switches.set(JSON.parse(JSON.stringify(change)))
      return switches.get()
    },
  }
}
