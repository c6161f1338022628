import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField } from '#shared/kernel/fields'

export const STORED_KINDS = [
  'profile',
  'account',
  'entries',
  'check_ins',
  'purchases',
  'events',
  'sessions',
  'member_days',
  'portrait',
  'segment_changes',
  'touches',
  'referrals',
] as const

export const privacyContract = defineContract({
  'privacy.getStoredRecord': {
    access: 'member',
    summary: 'Everything that is stored about the caller, by kind: how much, and the newest records themselves',
    input: z.strictObject({}),
    output: z.object({
      sections: z.array(
        z.object({
          kind: z.enum(STORED_KINDS),
          count: countField,
          /** False when there are more than are listed here. */
          isComplete: z.boolean(),
          records: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  },
})
