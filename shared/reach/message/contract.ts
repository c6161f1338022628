import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, growingEnum, idField, instantField } from '#shared/kernel/fields'
import { FIRST_PURPOSES, LATER_PURPOSES, PURPOSES } from '#shared/reach/message/purpose'
import { ANSWERS } from '#shared/reach/message/wallet'

const templateIdField = z.string().regex(/^[\w-]{20,64}$/)

const reminder = z.object({
  purpose: z.enum(FIRST_PURPOSES),
  /** What WeChat's dialog is asked with; none while the shop offers no such reminder. */
  templateId: z.string(),
  /** When it comes. */
  sendAt: z.string(),
  daysBefore: countField,
  isOn: z.boolean(),
  /** About so many more can be sent; WeChat tells nobody the number. */
  left: countField,
})

const reminders = z.object({
  reminders: z.array(reminder),
  /** The same of what phones have learned to show later; whoever has no word for one leaves it out. */
  more: z.array(reminder.extend({ purpose: growingEnum(LATER_PURPOSES) })),
  quiet: z.object({ from: z.string(), until: z.string() }),
})

export const messageContract = defineContract({
  'message.getReminders': {
    access: 'member',
    effect: 'reads',
    summary: 'The reminders that the shop offers, what the caller has asked for, and about how many are left',
    input: z.strictObject({}),
    output: reminders,
  },
  'message.recordAnswers': {
    access: 'member',
    effect: 'writes',
    summary: 'What the caller has answered in WeChat’s dialog, by template; an accept asks for the reminder',
    input: z.strictObject({
      purpose: z.enum(PURPOSES),
      /** The coupon in front of the caller, where that is what the reminder is about. */
      couponId: idField.optional(),
      /** The same of an occasion. */
      occasionId: idField.optional(),
      answers: z
        .array(z.strictObject({ templateId: templateIdField, answer: z.enum(ANSWERS) }))
        .min(1)
        .max(3),
    }),
    output: reminders,
  },
  'message.turnOff': {
    access: 'member',
    effect: 'writes',
    summary: 'The caller wants no more of these reminders',
    input: z.strictObject({ purpose: z.enum(PURPOSES) }),
    output: reminders,
  },
  'message.getBoard': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary: 'Whom messages can reach, what was sent in seven days and with what outcome, and whether work is late',
    input: z.strictObject({}),
    output: z.object({
      members: countField,
      /** Have asked for a reminder: with a grant left, and without. */
      reachable: countField,
      unreachable: countField,
      templates: z.array(
        z.object({
          purpose: z.enum(PURPOSES),
          templateId: z.string(),
          isOn: z.boolean(),
          sendAt: z.string(),
          daysBefore: countField,
          /** What it would say for the sample, by WeChat's names of the fields. */
          preview: z.array(z.object({ key: z.string(), value: z.string() })),
          /** Switched off by itself, with WeChat's number for why. */
          off: z.object({ code: z.int(), at: instantField }).nullable(),
        }),
      ),
      outcomes: z.array(
        z.object({
          purpose: z.string(),
          state: z.string(),
          /** WeChat's number; 0 for success, null where no answer came. */
          code: z.int().nullable(),
          count: countField,
        }),
      ),
      waiting: countField,
      stuck: countField,
      lateMs: countField,
    }),
  },
  'message.switchOn': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'A template that was switched off by itself is used again, after somebody has mended what was wrong',
    input: z.strictObject({ templateId: templateIdField }),
    output: z.object({ templateId: z.string() }),
  },
})
