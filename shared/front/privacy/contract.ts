import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, growingEnum } from '#shared/kernel/fields'

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
  'coupons',
  'coupon_events',
  'scores',
  'staff',
] as const

/** Of which there may be more than one reply holds. */
const PAGED_KINDS = [
  'entries',
  'check_ins',
  'purchases',
  'coupons',
  'coupon_events',
  'touches',
  'segment_changes',
  'member_days',
  'sessions',
  'events',
] as const

/** The number, the day or the instant that records of a kind are ordered by. */
const fromField = z.union([z.string().regex(/^[\d-]{1,20}$/), z.number().min(0).max(1e15)])

export const privacyContract = defineContract({
  'privacy.getStoredRecord': {
    access: 'member',
    effect: 'reads',
    summary:
      'Everything that is stored about the caller, by kind, the newest first; `kind` and `from` ask for the rest of one kind',
    input: z.strictObject({ kind: z.enum(PAGED_KINDS).optional(), from: fromField.optional() }),
    output: z.object({
      sections: z.array(
        z.object({
          kind: growingEnum(STORED_KINDS),
          count: countField,
          /** False when there are more than are listed here. */
          isComplete: z.boolean(),
          /** Where the rest of this kind begins; null when there is none. */
          nextFrom: z.union([z.string(), z.number()]).nullable(),
          records: z.array(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  },
})
