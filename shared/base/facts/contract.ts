import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, instantField, isStorableId } from '#shared/kernel/fields'

const factIdField = z.string().max(256).regex(/\w/).refine(isStorableId)
const nounField = z.string().regex(/^[a-z][a-z-]{0,39}$/)

export const factsContract = defineContract({
  'facts.listFailed': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'What happened and was not answered by somebody, after all attempts, newest first',
    input: z.strictObject({}),
    output: z.object({
      facts: z.array(
        z.object({
          factId: z.string(),
          fact: z.string(),
          memberId: z.string(),
          toldAt: instantField,
          /** The noun that has not answered. */
          by: z.string(),
          attempts: countField,
        }),
      ),
    }),
  },
  'facts.runAgain': {
    access: 'operator',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Let a noun answer a fact again that was set aside, with all its attempts',
    input: z.strictObject({ factId: factIdField, by: nounField }),
    output: z.object({ factId: z.string(), by: z.string() }),
  },
})
