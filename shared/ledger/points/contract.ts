import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  countField,
  dayField,
  instantField,
  isStorableId,
  memberIdField,
  monthField,
  noteField,
  pointsField,
} from '#shared/kernel/fields'

const lot = z.object({ endsMonth: monthField.nullable(), endsDay: dayField.nullable(), points: pointsField })

export const entryView = z.object({
  entryId: z.string(),
  seq: countField,
  kind: z.enum(['earn', 'spend', 'expire', 'adjust', 'reverse', 'transfer']),
  reason: z.string(),
  points: pointsField,
  growth: pointsField,
  balanceAfter: pointsField.nullable(),
  at: instantField,
  storeId: z.string().nullable(),
  note: z.string().nullable(),
  /** Of what a purchase brought, or its refund took. */
  purchaseId: z.string().nullable(),
})

export const pointsContract = defineContract({
  'points.getBalance': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s points: spendable, owed, and when which lot ends',
    input: z.strictObject({}),
    output: z.object({
      available: pointsField,
      debt: pointsField,
      lots: z.array(lot),
      endingSoon: lot.nullable(),
    }),
  },
  'points.listEntries': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s ledger, newest first, 20 a page',
    input: z.strictObject({ beforeSeq: z.int().min(1).optional() }),
    output: z.object({ entries: z.array(entryView), nextBeforeSeq: z.int().nullable() }),
  },
  'points.adjust': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Add or take points by hand, with a reason that is kept',
    input: z.strictObject({
      memberId: memberIdField,
      points: pointsField.refine((value) => value !== 0),
      note: noteField,
    }),
    output: z.object({ entryId: z.string(), balanceAfter: pointsField }),
  },
  'points.reverse': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Reverse an entry as a whole; points already spent become a debt',
    input: z.strictObject({ entryId: z.string().min(3).max(200).refine(isStorableId), note: noteField }),
    output: z.object({ entryId: z.string(), balanceAfter: pointsField, debtAfter: pointsField }),
  },
  'points.listLedger': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'A member’s ledger, newest first, 100 a page',
    input: z.strictObject({ memberId: memberIdField, beforeSeq: z.int().min(1).optional() }),
    output: z.object({ entries: z.array(entryView), nextBeforeSeq: z.int().nullable() }),
  },
})
