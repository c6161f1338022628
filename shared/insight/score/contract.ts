import * as z from 'zod'
import { REFUSALS, SPEND_REFUSALS } from '#shared/insight/score/model'
import { DIMENSIONS, STAGES } from '#shared/insight/score/score'
import { WARNING_REASONS } from '#shared/insight/score/warning'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, instantField, memberIdField } from '#shared/kernel/fields'

const shareField = z.number().min(0).max(1)
const scoreField = z.int().min(1).max(5)
const moneyField = z.number()
const groupKeyField = z.string().regex(/^[a-z][a-zA-Z0-9]{0,23}$/)

const facts = z.object({
  firstDay: dayField,
  lastDay: dayField,
  /** Distinct business days with a purchase. */
  purchaseDays: countField,
  spentFen: moneyField,
  repeatSpentFen: moneyField,
  social: countField.nullable(),
})

const forecast = z.object({
  alive: shareField,
  /** Probability of no purchase in the 30 and the 90 days after `asOfDay`. */
  silent30: shareField,
  silent90: shareField,
  purchases90: z.number().min(0),
  purchases360: z.number().min(0),
  ltvFen: z.object({ low: moneyField, expected: moneyField, high: moneyField }),
})

const rfm = z.object({
  r: scoreField,
  f: scoreField,
  m: scoreField,
  l: scoreField.nullable(),
  s: scoreField.nullable(),
})

export const scoreView = z.object({
  memberId: z.string(),
  asOfDay: dayField,
  facts,
  rfm,
  /** 0 to 100. */
  value: z.number().min(0).max(100),
  dimensions: z.array(z.enum(DIMENSIONS)),
  group: z.object({ key: z.string(), name: z.string() }),
  stage: z.enum(STAGES),
  forecast: forecast.nullable(),
  modelVersion: countField,
  rulesVersion: countField,
  reviewDay: dayField,
  cause: z.enum(['full', 'acted', 'due', 'asked']),
})

const frequency = z.object({
  kind: z.enum(['mbg', 'bg']),
  r: z.number(),
  /** Weeks. */
  alpha: z.number(),
  a: z.number(),
  b: z.number(),
})
const spend = z.object({ p: z.number(), q: z.number(), gamma: z.number() })
const worth = z.object({
  centre: z.number(),
  byDays: z.number(),
  later: z.number(),
  between: z.number(),
  within: z.number(),
})
const cutList = z.array(z.number())
const cuts = z.object({ r: cutList, f: cutList, m: cutList, l: cutList.nullable(), s: cutList.nullable() })

const fitReport = z.object({
  params: frequency,
  logLikelihood: z.number(),
  members: countField,
  hasConverged: z.boolean(),
  hasNoDropout: z.boolean(),
})

const modelView = z.object({
  version: countField,
  asOfDay: dayField,
  fittedAt: instantField,
  rulesVersion: countField,
  cuts,
  forecast: z
    .object({
      fittedInVersion: countField,
      frequency,
      /** Gamma-Gamma; null where it says nothing sane, and then `worth` is used. */
      spend: spend.nullable(),
      worth: worth.nullable().optional(),
      meanSpendFen: z.number(),
      revenueLevel: z.number(),
      riskCut: shareField.nullable(),
      frequentRepeats: z.number(),
    })
    .nullable(),
  diagnostics: z.object({
    population: countField,
    members: countField,
    repeaters: countField,
    /** Kept out of the fits: cards of whoever has none, and members far beyond all others. */
    keptOut: z.object({ crowd: countField, farOff: countField }).optional(),
    mbg: fitReport.nullable(),
    bg: fitReport.nullable(),
    spend: z
      .object({
        params: spend,
        logLikelihood: z.number(),
        members: countField,
        hasConverged: z.boolean(),
        correlation: z.number(),
        isUsed: z.boolean(),
        lnCorrelation: z.number().optional(),
        unusedFor: z.array(z.enum(SPEND_REFUSALS)).optional(),
      })
      .nullable(),
    refusals: z.array(z.enum(REFUSALS)),
    backtest: z
      .object({
        members: countField,
        predictedSilent: shareField,
        actualSilent: shareField,
        predictedFen: z.number(),
        actualFen: z.number(),
      })
      .nullable(),
  }),
})

const counts = z.array(z.object({ key: z.string(), members: countField }))

export const scoreContract = defineContract({
  'score.list': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Members’ scores in the order of ids, 100 a page, all of them or of a group or a stage',
    input: z.strictObject({
      group: groupKeyField.optional(),
      stage: z.enum(STAGES).optional(),
      afterId: memberIdField.optional(),
    }),
    output: z.object({
      scores: z.array(scoreView.extend({ displayName: z.string() })),
      nextAfterId: z.string().nullable(),
    }),
  },
  'score.summarize': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'How many members there are of each group, stage and score',
    input: z.strictObject({}),
    output: z.object({
      scores: countField,
      groups: z.array(z.object({ key: z.string(), name: z.string(), members: countField })),
      stages: counts,
      r: counts,
      f: counts,
      m: counts,
      l: counts,
      s: counts,
    }),
  },
  'score.explain': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary:
      'What a member’s figures are made of: purchases, cuts, parameters, versions; also as of an earlier day, by the model and the rules that were in force then',
    input: z.strictObject({ memberId: memberIdField, asOfDay: dayField.optional() }),
    output: z.object({
      memberId: z.string(),
      asOfDay: dayField,
      /** `leftOut`: there is no consent; `noPurchase`: nothing bought by that day; `noModel`: no version was made by then. */
      status: z.enum(['scored', 'leftOut', 'noPurchase', 'noModel']),
      figures: z
        .object({
          facts: facts.extend({
            recencyDays: countField,
            tenureDays: countField,
            meanRepeatFen: z.number(),
            gapDays: z.number().nullable(),
          }),
          rfm,
          value: z.number(),
          dimensions: z.array(z.enum(DIMENSIONS)),
          group: z.object({ key: z.string(), name: z.string() }),
          stage: z.enum(STAGES),
          forecast: forecast.nullable(),
          reviewDay: dayField,
        })
        .nullable(),
      /** One sentence for each figure, Simplified Chinese. */
      why: z.array(z.object({ figure: z.string(), text: z.string() })),
      model: modelView.omit({ diagnostics: true }).nullable(),
      rulesVersion: countField,
      weights: z.object({ r: z.number(), f: z.number(), m: z.number(), l: z.number(), s: z.number() }),
      /** As published now; null for an earlier day, or without a score. */
      published: scoreView.nullable(),
    }),
  },
  'score.listWarnings': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary:
      'Members who bought lately and will most probably stay away, as many as staff and vouchers can handle: why, and what is at stake',
    input: z.strictObject({
      /** `silence`: who is likeliest to stay away; `loss`: where that would cost most. */
      by: z.enum(['silence', 'loss']).default('loss'),
      /** How many can be handled, if not what the rules say. */
      capacity: z.int().min(1).max(1000).optional(),
    }),
    output: z.object({
      activeMembers: countField,
      capacity: countField,
      warnings: z.array(
        z.object({
          rank: countField,
          memberId: z.string(),
          displayName: z.string(),
          asOfDay: dayField,
          silent90: shareField,
          ltvFen: moneyField,
          /** Expected value times the probability of silence. */
          lossFen: moneyField,
          reason: z.enum(WARNING_REASONS),
          recencyDays: countField,
          gapDays: z.number().nullable(),
          group: z.object({ key: z.string(), name: z.string() }),
          stage: z.enum(STAGES),
        }),
      ),
    }),
  },
  'score.getLead': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'Whether warnings come in time: how many were right, days from the first one to falling asleep, what is at stake now',
    input: z.strictObject({}),
    output: z.object({
      /** Members at risk now, and what is expected of them times the chance that they stay away. */
      atRisk: countField,
      atStakeFen: moneyField,
      /** Of each member the last silence that is over and was warned of: those who fell asleep, and those who bought before. */
      asleep: countField,
      bought: countField,
      /** The share of warnings that were right, with its 95 % interval; null of none. */
      precision: z.object({ share: shareField, from: shareField, to: shareField }).nullable(),
      /** Days from the first warning to falling asleep: the median, and the middle half of them. */
      leadDays: z.object({ median: countField, from: countField, to: countField }).nullable(),
    }),
  },
  'score.getModel': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The model in force, or an earlier version: parameters, cuts, diagnostics; and the versions before it',
    input: z.strictObject({ version: z.int().min(1).optional() }),
    output: z.object({
      model: modelView.nullable(),
      earlier: z.array(
        z.object({
          version: countField,
          asOfDay: dayField,
          fittedInVersion: countField.nullable(),
          refusals: z.array(z.enum(REFUSALS)),
        }),
      ),
    }),
  },
  'score.listRuns': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'What the last nights’ scoring looked at, wrote and cost, newest first',
    input: z.strictObject({}),
    output: z.object({
      runs: z.array(
        z.object({
          runId: z.string(),
          mode: z.enum(['full', 'changes']),
          asOfDay: dayField,
          modelVersion: countField,
          rulesVersion: countField,
          hasNewModel: z.boolean(),
          looked: countField,
          leftOut: countField,
          written: z.object({ full: countField, acted: countField, due: countField }),
          scores: countField,
          queries: countField,
          documents: countField,
          startedAt: instantField,
          finishedAt: instantField,
        }),
      ),
    }),
  },
})
