import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { actorField, countField, instantField } from '#shared/kernel/fields'

const numberField = z.int().min(1).max(10_000)

export const migrationContract = defineContract({
  'migration.list': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'How far the stored data are, and each migration: waiting, running or done',
    input: z.strictObject({}),
    output: z.object({
      /** What this code knows, what has begun, what is done. */
      schema: z.object({ known: countField, begun: countField, done: countField }),
      isPaused: z.boolean(),
      migrations: z.array(
        z.object({
          number: numberField,
          noun: z.string(),
          title: z.string(),
          /** How one goes back once it has begun. */
          undo: z.string(),
          status: z.enum(['waiting', 'running', 'done']),
          beganAt: instantField.nullable(),
          doneAt: instantField.nullable(),
        }),
      ),
    }),
  },
  'migration.preview': {
    access: 'operator',
    right: 'upkeep',
    effect: 'reads',
    summary: 'What a migration would renew, counted without writing; goes on at `next` until that is null',
    input: z.strictObject({ number: numberField, from: z.string().max(400).optional() }),
    output: z.object({
      number: numberField,
      looked: countField,
      old: countField,
      next: z.string().nullable(),
    }),
  },
  'migration.pause': {
    access: 'operator',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Hold all migrations where they are; everything goes on working meanwhile',
    input: z.strictObject({ by: actorField }),
    output: z.object({ isPaused: z.boolean() }),
  },
  'migration.start': {
    access: 'operator',
    right: 'upkeep',
    effect: 'writes',
    summary: 'Let migrations go on; the job takes them up within five minutes',
    input: z.strictObject({ by: actorField }),
    output: z.object({ isPaused: z.boolean() }),
  },
})
