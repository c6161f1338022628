import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField } from '#shared/kernel/fields'

/** The kinds are what the nouns declare; the reply names them with their titles. */
const kindField = z.string().regex(/^[a-z_]{1,40}$/)

/** The number, the day or the instant that records of a kind are ordered by. */
const fromField = z.union([z.string().regex(/^[\d-]{1,20}$/), z.number().min(0).max(1e15)])

export const privacyContract = defineContract({
  'privacy.getStoredRecord': {
    access: 'member',
    effect: 'reads',
    summary:
      'Everything that is stored about the caller, by kind, the newest first, and why the rest of it is not shown; `kind` and `from` ask for the rest of one kind',
    input: z.strictObject({ kind: kindField.optional(), from: fromField.optional() }),
    output: z.object({
      sections: z.array(
        z.object({
          kind: z.string(),
          /** What members read for it; a kind that a phone has never heard of is shown too. */
          title: z.string(),
          count: countField,
          /** False when there are more than are listed here. */
          isComplete: z.boolean(),
          /** Where the rest of this kind begins; null when there is none. */
          nextFrom: z.union([z.string(), z.number()]).nullable(),
          records: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
      /** What is kept and not shown, and why; empty when one kind was asked for. */
      hidden: z.array(z.object({ title: z.string(), why: z.string() })),
    }),
  },
})
