import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, growingEnum, instantField, monthField } from '#shared/kernel/fields'

const shareField = z.number().min(0).max(1)
const noInput = z.strictObject({})

/** Up to when the figures are complete: what was stored later is not in them yet. Null before the first run. */
const computed = { rolledUpTo: instantField.nullable() }

const figure = z.object({
  key: z.string(),
  stage: z.enum(['active', 'acquisition', 'activation', 'retention', 'referral', 'revenue']),
  title: z.string(),
  unit: z.enum(['members', 'times', 'fen', 'percent']),
  /** `state`: how it stands at the end of a day; `sum`: added up over days; `rate`: a share of those who began on a day. */
  kind: z.enum(['state', 'sum', 'rate']),
  definition: z.string(),
  today: z.number().nullable(),
  period: z.number().nullable(),
  before: z.number().nullable(),
  trend: z.array(z.object({ day: dayField, value: z.number().nullable() })),
})

const retained = z.object({
  days: countField,
  eligible: countField,
  classic: countField,
  within: countField,
  rolling: countField,
})

const sent = { produced: countField, stored: countField, withheld: countField, missing: countField }

const boughtOf = z.object({ members: countField, bought: countField })
const daysBetween = z.object({ fromDay: dayField, toDay: dayField }).nullable()
const goesWith = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    own: boughtOf,
    /** Whom it is compared with. */
    others: boughtOf,
    /** The own share less theirs, corrected for all that the page compares. */
    difference: z.object({ from: z.number(), to: z.number() }).nullable(),
    /** `base`: what the others are compared with; `few`: too few on one side; `unsure`: it may be chance. */
    verdict: growingEnum(['more', 'less', 'unsure', 'few', 'base'] as const),
  }),
)

export const reportContract = defineContract({
  'report.getBoard': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'Active members, acquisition to revenue, members by tier: today and 30 days against the 30 before',
    input: noInput,
    output: z.object({
      ...computed,
      today: dayField,
      figures: z.array(figure),
      tiers: z.array(
        z.object({ key: z.string(), name: z.string(), members: countField, before: countField.nullable() }),
      ),
      tiersDefinition: z.string(),
    }),
  },
  'report.getRetention': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'Who came back after 1, 7, 30 and 90 days, by day, week or month of the first visit',
    input: z.strictObject({ by: z.enum(['day', 'week', 'month']).default('week') }),
    output: z.object({
      /** Null before the first night. */
      lastFullDay: dayField.nullable(),
      total: z.object({ size: countField, retained: z.array(retained) }),
      /** Newest first. */
      rows: z.array(z.object({ fromDay: dayField, toDay: dayField, size: countField, retained: z.array(retained) })),
      definitions: z.object({ cohort: z.string(), classic: z.string(), within: z.string(), rolling: z.string() }),
    }),
  },
  'report.getFunnel': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'How many members went each step of a funnel within its window, by the day on which they began',
    input: z.strictObject({
      /** The first of the shop’s funnels when none is named. */
      funnel: z.string().max(30).optional(),
      /** Days on which a member began; the last 30 full days when none are named, at most 92. */
      fromDay: dayField.optional(),
      toDay: dayField.optional(),
    }),
    output: z.object({
      funnels: z.array(z.object({ key: z.string(), name: z.string() })),
      /** Null when the shop follows none. */
      funnel: z
        .object({
          key: z.string(),
          name: z.string(),
          windowHours: countField,
          fromDay: dayField,
          toDay: dayField,
          steps: z.array(
            z.object({
              title: z.string(),
              members: countField,
              ofFirst: shareField.nullable(),
              ofBefore: shareField.nullable(),
            }),
          ),
          days: z.array(z.object({ day: dayField, members: z.array(countField) })),
          /** Days on which something happened that have not been counted by these rules yet. */
          uncountedDays: countField,
          /** Beginnings up to this day have had their whole window; null when none has. */
          settledTo: dayField.nullable(),
          definition: z.string(),
        })
        .nullable(),
    }),
  },
  'report.getCohorts': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'Buyers by the month of their first purchase: who bought again, and what they paid',
    input: z.strictObject({ months: z.int().min(1).max(24).default(12) }),
    output: z.object({
      cohorts: z.array(
        z.object({
          month: monthField,
          size: countField,
          buyers: z.array(countField),
          spentFen: z.array(fenField),
        }),
      ),
      /** The month that is not over yet. */
      thisMonth: monthField,
      definition: z.string(),
    }),
  },
  'report.getGoesWith': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'What goes with a purchase: how often, how and how soon members came, and what they did after the first one; never what causes it',
    input: noInput,
    output: z.object({
      /** How many comparisons there are: each interval is as wide as all of them together ask for. */
      looks: countField,
      /** Days on which members began; null before the first night. */
      touchDays: daysBetween,
      touches: boughtOf,
      byTouches: goesWith,
      byGap: goesWith,
      byKind: goesWith,
      weekDays: daysBetween,
      week: boughtOf,
      acts: goesWith,
      definitions: z.object({ touches: z.string(), week: z.string(), words: z.string() }),
    }),
  },
  'report.getCompleteness': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary: 'How many of the events that phones made have arrived, by day',
    input: noInput,
    output: z.object({
      ...computed,
      /** Oldest first. */
      days: z.array(z.object({ day: dayField, ...sent, share: shareField.nullable() })),
      total: z.object({ ...sent, share: shareField.nullable() }),
      target: shareField,
      definition: z.string(),
    }),
  },
})
