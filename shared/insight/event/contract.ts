import * as z from 'zod'
import { EVENT_CATALOGUE, EVENT_NAMES } from '#shared/insight/event/catalogue'
import { defineContract } from '#shared/kernel/contract'
import { countField, requestIdField } from '#shared/kernel/fields'

export const EVENTS_PER_BATCH_MAX = 20

const recordedEvent = z
  .strictObject({
    eventId: requestIdField,
    name: z.enum(EVENT_NAMES),
    sessionId: requestIdField,
    /** The number that the phone gave it, counting from 1 in its life: a gap in the numbers is an event that was lost. */
    seq: z.int().min(1).max(1_000_000_000).optional(),
    /** How long ago by the phone’s clock it happened, in ms, when the batch is sent: the phone’s date is never believed. */
    agoMs: z
      .int()
      .min(0)
      .max(30 * 86_400_000),
    props: z.record(z.string(), z.union([z.string().max(100), z.number(), z.boolean()])),
  })
  .refine(
    ({ name, props }) =>
      Object.keys(props).every((key) => (EVENT_CATALOGUE[name].props as readonly string[]).includes(key)),
    {
      message: 'a property that the catalogue does not list',
    },
  )

export const eventContract = defineContract({
  'event.record': {
    access: 'visitor',
    effect: 'writes',
    once: 'own-record',
    summary: 'Store a batch of behavior events, each once by its id; events without the consent they need are dropped',
    input: z.strictObject({
      batchId: requestIdField,
      /** Made at random by the installed mini-program; whose numbers `seq` are. */
      installId: requestIdField.optional(),
      events: z.array(recordedEvent).min(1).max(EVENTS_PER_BATCH_MAX),
    }),
    output: z.object({ stored: countField, known: countField, dropped: countField }),
  },
})
