import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, idField, instantField, noteField } from '#shared/kernel/fields'

const jobRun = z.object({
  job: z.string(),
  runId: z.string().nullable(),
  status: z.enum(['idle', 'running', 'done', 'failed']),
  startedAt: instantField.nullable(),
  finishedAt: instantField.nullable(),
  looked: countField,
  changed: countField,
  note: z.string().nullable(),
})

export const jobContract = defineContract({
  'job.list': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'Every job: when it runs, how the last run went',
    input: z.strictObject({}),
    output: z.object({ jobs: z.array(jobRun.extend({ title: z.string(), schedule: z.string() })) }),
  },
  'job.run': {
    access: 'operator',
    right: 'upkeep',
    effect: 'writes',
    summary:
      'Run one job now, a slice; call again while its status is running. `waiting`: something is there that is not due before `waitUntilAt`; with `force` it is done now',
    input: z.strictObject({ job: idField, force: z.boolean().default(false) }),
    output: jobRun.extend({
      status: z.enum(['idle', 'running', 'done', 'failed', 'waiting']),
      /** Null unless something waits. */
      waitUntilAt: instantField.nullable(),
    }),
  },
  'job.listAlerts': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'What went wrong and waits for a person, newest first',
    input: z.strictObject({}),
    output: z.object({
      alerts: z.array(
        z.object({ alertId: z.string(), kind: z.string(), text: z.string(), at: instantField, count: countField }),
      ),
    }),
  },
  'job.closeAlert': {
    access: 'operator',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Mark an alert as dealt with',
    input: z.strictObject({ alertId: z.string().max(128).regex(/\w/), note: noteField }),
    output: z.object({ alertId: z.string() }),
  },
})
