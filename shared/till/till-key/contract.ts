import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, instantField, nameFieldOf, noteField, storeIdField } from '#shared/kernel/fields'
import { KEY_ID_TEXT } from './ring'

const keyIdField = z.string().regex(KEY_ID_TEXT)

export const tillKeyContract = defineContract({
  'till-key.create': {
    access: 'operator',
    right: 'money',
    within: 'storeId',
    effect: 'writes',
    summary:
      'Make a key for a store’s till. The secret is told once, and to the same request sent again within an hour; two keys of a store are valid at a time',
    input: z.strictObject({ storeId: storeIdField, name: nameFieldOf(30), by: actorField }),
    output: z.object({
      keyId: z.string(),
      /** Null when it was told before and the hour is over. */
      secret: z.string().nullable(),
    }),
  },
  'till-key.list': {
    access: 'operator',
    right: 'money',
    within: 'storeId',
    effect: 'reads',
    summary: 'The keys of the stores’ tills: who made them, when they were used last, which are revoked and why',
    input: z.strictObject({ storeId: storeIdField.optional() }),
    output: z.object({
      keys: z.array(
        z.object({
          keyId: z.string(),
          storeId: z.string(),
          name: z.string(),
          madeAt: instantField,
          madeBy: z.string(),
          /** To ten minutes; null while no till has used it. */
          usedAt: instantField.nullable(),
          revoked: z.object({ at: instantField, by: z.string(), note: z.string() }).nullable(),
        }),
      ),
    }),
  },
  'till-key.revoke': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Make a till’s key worthless, from the next request on and for good',
    input: z.strictObject({ keyId: keyIdField, by: actorField, note: noteField }),
    output: z.object({ keyId: z.string() }),
  },
})
