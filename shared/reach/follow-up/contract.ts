import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, growingEnum, instantField, proseField, storeIdField } from '#shared/kernel/fields'
import { FOLLOW_UP_REASONS, FOLLOW_UP_STATES, NOTE_MAX, OUTCOMES } from './follow-up'

export const followUpIdField = z.string().regex(/^mem_[0-9A-HJKMNP-TV-Z]{10}:[\w:.@-]{1,200}$/)

const because = z.object({ reason: growingEnum(FOLLOW_UP_REASONS), why: z.string() })

export const followUpView = z.object({
  followUpId: z.string(),
  displayName: z.string(),
  because: z.array(because),
  say: z.string(),
  /** A coupon that may be given; null where there is none, or it was given. */
  offer: z.object({ title: z.string() }).nullable(),
  isGiven: z.boolean(),
  storeId: z.string(),
  dueAt: instantField,
  /** Late with a clerk, and the manager’s by now. */
  isLate: z.boolean(),
  state: growingEnum(FOLLOW_UP_STATES),
  /** The clerk whose it is; null while anybody of the store may take it. */
  staffName: z.string().nullable(),
  isMine: z.boolean(),
  note: z.string(),
  endedAt: instantField.nullable(),
})

const ref = { followUpId: followUpIdField, storeId: storeIdField }

export const followUpContract = defineContract({
  'follow-up.list': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'Members whom the caller is to speak to, the first due on top, 100 at most; a manager’s are all of the store',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({
      followUps: z.array(followUpView),
      now: instantField,
      /** Whether members may be called at this hour. */
      isOpenHour: z.boolean(),
      hours: z.object({ from: z.string(), until: z.string() }),
      couponsLeft: countField,
    }),
  },
  'follow-up.listEnded': {
    access: 'clerk',
    effect: 'reads',
    summary: 'What the caller has done, the newest first, 50 at most; a manager’s are all of the store',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({ followUps: z.array(followUpView) }),
  },
  'follow-up.take': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Make one of the store’s the caller’s own, before a colleague does',
    input: z.strictObject(ref),
    output: z.object({ followUp: followUpView }),
  },
  'follow-up.end': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Say how it went; whoever wants no more of it is left alone',
    input: z.strictObject({ ...ref, outcome: z.enum(OUTCOMES), note: proseField.max(NOTE_MAX).default('') }),
    output: z.object({ followUp: followUpView }),
  },
})
