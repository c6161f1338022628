import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, growingEnum, instantField, isStorableId, noteField } from '#shared/kernel/fields'

/** `<check>:<subject>`. Subjects are ids of many kinds, among them those of facts, which are long. */
const findingIdField = z
  .string()
  .regex(/^[\w:.@|-]{3,300}$/)
  .refine(isStorableId)

const finding = z.object({
  findingId: z.string(),
  check: z.string(),
  subject: z.string(),
  /** Simplified Chinese. */
  text: z.string(),
  status: growingEnum(['open', 'repaired', 'gone']),
  firstAt: instantField,
  /** When it was seen last. */
  at: instantField,
  repair: z
    .object({
      status: growingEnum(['proposed', 'applied', 'withdrawn', 'failed']),
      by: z.string(),
      note: z.string(),
      at: instantField,
      /** What it was proposed to change, in words. */
      sentences: z.array(z.string()),
      approvedBy: z.string().nullable(),
      approvedAt: instantField.nullable(),
    })
    .nullable(),
})

export const doctorContract = defineContract({
  'doctor.list': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary:
      'What must hold in the shop’s records, and what does not: each check with its meaning, the open findings of the last examination, newest first. A new one is made by the job `examine`',
    input: z.strictObject({}),
    output: z.object({
      examination: z.object({
        status: growingEnum(['idle', 'running', 'done', 'failed']),
        startedAt: instantField.nullable(),
        finishedAt: instantField.nullable(),
        looked: countField,
      }),
      checks: z.array(
        z.object({
          check: z.string(),
          title: z.string(),
          means: z.string(),
          isRepairable: z.boolean(),
          open: countField,
        }),
      ),
      findings: z.array(finding),
      /** False when there are more open findings than are shown. */
      isComplete: z.boolean(),
    }),
  },
  'doctor.preview': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'What a repair would change now, in sentences; null when nothing can be made good by itself',
    input: z.strictObject({ findingId: findingIdField }),
    output: z.object({ finding, sentences: z.array(z.string()).nullable() }),
  },
  'doctor.propose': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Propose to repair what was found, with a reason; nothing changes until somebody else agrees',
    input: z.strictObject({ findingId: findingIdField, note: noteField, by: actorField }),
    output: z.object({ finding }),
  },
  'doctor.repair': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Repair what was found; never done by one person: it is kept for another one to agree to',
    input: z.strictObject({ findingId: findingIdField, note: noteField, by: actorField }),
    output: z.object({ finding }),
  },
  'doctor.approve': {
    access: 'operator',
    right: 'money',
    level: 'approver',
    effect: 'writes',
    summary: 'Agree to a repair that another person proposed: it is done at once, if it would still do the same',
    input: z.strictObject({ findingId: findingIdField, by: actorField }),
    output: z.object({ finding }),
  },
  'doctor.withdraw': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Give up the repair that was proposed for a finding',
    input: z.strictObject({ findingId: findingIdField, by: actorField }),
    output: z.object({ finding }),
  },
})
