import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, growingEnum, instantField, storeIdField } from '#shared/kernel/fields'
import { BRIEF_KINDS } from './period'

const light = growingEnum(['good', 'watch', 'bad', 'unknown'])
const unit = growingEnum(['members', 'times', 'fen', 'percent'])
const sales = z.object({ purchases: countField, keptFen: fenField })
const salesBeside = z.object({ today: sales, yesterday: sales, weekBefore: sales })

const figure = z.object({
  key: z.string(),
  title: z.string(),
  unit,
  definition: z.string(),
  /** Over the last 30 full days, and over the 30 before. */
  value: z.number().nullable(),
  before: z.number().nullable(),
  /** What it should reach in those days; absent where nothing was promised. */
  target: z.object({ base: z.number(), challenge: z.number() }).nullish(),
  light,
  trend: z.array(z.object({ day: dayField, value: z.number().nullable() })),
})

const brief = z.object({
  briefId: z.string(),
  kind: z.enum(BRIEF_KINDS),
  fromDay: dayField,
  toDay: dayField,
  madeAt: instantField,
  sentences: z.array(z.string()),
  toDo: z.array(z.string()),
})

export const todayContract = defineContract({
  'today.get': {
    access: 'operator',
    right: 'reports',
    within: 'storeId',
    effect: 'reads',
    summary:
      'What the shop, or one store, looks at first in the morning, from one document that a job prepares: figures with their lights, sales, what waits, what changed. Null until it is first made',
    input: z.strictObject({ storeId: storeIdField.optional() }),
    output: z.object({
      today: z
        .object({
          storeId: z.string().nullable(),
          day: dayField,
          madeAt: instantField,
          rolledUpTo: instantField.nullable(),
          figures: z.array(figure),
          sales: salesBeside,
          tiers: z.array(
            z.object({ key: z.string(), name: z.string(), members: countField, before: countField.nullable() }),
          ),
          /** The most pressing first; `count` is at least so many. */
          waiting: z.array(
            z.object({
              kind: growingEnum([
                'requests',
                'alerts',
                'approvals',
                'cases',
                'findings',
                'refunds',
                'incidents',
                'visits',
              ]),
              title: z.string(),
              count: countField,
            }),
          ),
          sentences: z.array(z.string()),
          /** Of a store: how many work there. Absent of the shop. */
          staff: countField.nullish(),
        })
        .nullable(),
    }),
  },
  'today.listOfStores': {
    access: 'operator',
    right: 'reports',
    within: 'storeIds',
    effect: 'reads',
    summary:
      'The day of several stores side by side, from the documents that a job prepares: sales, what waits, how many work there. Stores that are not prepared yet are missing',
    input: z.strictObject({ storeIds: z.array(storeIdField).min(1).max(100) }),
    output: z.object({
      stores: z.array(
        z.object({
          storeId: storeIdField,
          day: dayField,
          madeAt: instantField,
          sales: salesBeside,
          staff: countField.nullable(),
          waiting: countField,
        }),
      ),
    }),
  },
  'today.listBriefs': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary: 'Stored reports of days, weeks or months, newest first, 20 a page',
    input: z.strictObject({ kind: z.enum(BRIEF_KINDS), beforeDay: dayField.optional() }),
    output: z.object({ briefs: z.array(brief), nextBeforeDay: dayField.nullable() }),
  },
  'today.getBrief': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary: 'One stored report, and the page made of it: HTML that needs nothing else, to be forwarded',
    input: z.strictObject({ briefId: z.string().regex(/^(day|week|month):\d{4}-\d{2}-\d{2}$/) }),
    output: z.object({ brief, figures: z.array(figure.omit({ target: true, trend: true })), page: z.string() }),
  },
})
