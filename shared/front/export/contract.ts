import * as z from 'zod'
import { segmentIdField } from '#shared/insight/segment/questions'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  growingEnum,
  idField,
  instantField,
  noteField,
  storeIdField,
} from '#shared/kernel/fields'
import { EXPORT_KINDS, EXPORT_STATUSES, KINDS_WITH_PHONES } from './export'

const exportView = z.object({
  exportId: z.string(),
  kind: growingEnum(EXPORT_KINDS),
  filter: z.object({
    storeId: z.string().nullable(),
    fromDay: dayField.nullable(),
    toDay: dayField.nullable(),
    segmentId: z.string().nullable(),
  }),
  /** Phones are in full; whoever opens it needs the right to personal data. */
  hasPhones: z.boolean(),
  /** Who asked for it, and why. */
  by: z.string(),
  reason: z.string(),
  status: growingEnum(EXPORT_STATUSES),
  startedAt: instantField,
  readyAt: instantField.nullable(),
  /** When the files go, or went. */
  endsAt: instantField.nullable(),
  /** Records looked at so far, and rows written. */
  looked: countField,
  rows: countField,
  files: countField,
  bytes: countField,
  cancelled: z.object({ by: z.string(), at: instantField }).nullable(),
})

export const exportContract = defineContract({
  'export.start': {
    access: 'operator',
    right: 'exports',
    effect: 'writes',
    summary:
      'Ask for members, purchases, their lines, coupons, the ledger or segments as CSV files; a job makes them. Who and why stay on record. Phones are masked, or in full when another person has agreed',
    input: z
      .strictObject({
        kind: z.enum(EXPORT_KINDS),
        by: actorField,
        reason: noteField,
        storeId: storeIdField.optional(),
        fromDay: dayField.optional(),
        toDay: dayField.optional(),
        segmentId: segmentIdField.optional(),
        /** Phones in full, of members and segments alone. */
        hasPhones: z.boolean().default(false),
      })
      .refine(({ kind, hasPhones }) => !hasPhones || KINDS_WITH_PHONES.includes(kind))
      .refine(({ fromDay, toDay }) => fromDay === undefined || toDay === undefined || fromDay <= toDay),
    output: z.object({ export: exportView }),
  },
  'export.list': {
    access: 'operator',
    right: 'exports',
    effect: 'reads',
    summary: 'Exports, newest first, 20 a page, with who asked for them and why',
    input: z.strictObject({ beforeAt: instantField.optional() }),
    output: z.object({ exports: z.array(exportView), nextBeforeAt: instantField.nullable() }),
  },
  'export.get': {
    access: 'operator',
    right: 'exports',
    effect: 'reads',
    summary: 'One export, with an address for each of its files that opens for ten minutes; the look is on record',
    input: z.strictObject({ exportId: idField }),
    output: z.object({
      export: exportView,
      files: z.array(z.object({ name: z.string(), rows: countField, bytes: countField, url: z.string() })),
      urlsUntilAt: instantField.nullable(),
    }),
  },
  'export.proceed': {
    access: 'operator',
    right: 'exports',
    effect: 'writes',
    once: 'one-content',
    summary:
      'Make an export on for some seconds, for somebody who waits for it; the job makes whatever nobody waits for',
    input: z.strictObject({ exportId: idField }),
    output: z.object({ export: exportView }),
  },
  'export.cancel': {
    access: 'operator',
    right: 'exports',
    effect: 'writes',
    summary: 'Give an export up, made or not: its files go at once',
    input: z.strictObject({ exportId: idField, by: actorField }),
    output: z.object({ export: exportView }),
  },
})
