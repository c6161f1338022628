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
      'Make a key for a store’s till with a secret that the asking side has drawn, which no answer ever holds; two keys of a store are valid at a time',
    input: z.strictObject({
      storeId: storeIdField,
      name: nameFieldOf(30),
      by: actorField,
      /** 32 random bytes or more in base64url. The platform logs what functions answer, so that the secret is told nowhere. */
      secret: z
        .string()
        .regex(/^[\w-]{43,128}$/)
        .optional(),
    }),
    output: z.object({
      keyId: z.string(),
      /** Always null: whoever has made the key has its secret. */
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
