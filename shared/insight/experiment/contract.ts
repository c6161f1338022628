import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, growingEnum, idField, instantField, nameFieldOf, proseField } from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { ARMS_MAX } from './experiment'
import { FIGURES } from './figures'
import { contentProblem, SURFACE_TERMS, SURFACES } from './surfaces'

export const experimentIdField = z.string().regex(/^exp_[0-9A-HJKMNP-TV-Z]{14}$/)
/** `<journey>:<step>` */
const placeIdField = z.string().regex(/^[\w-]{1,48}:[a-z][a-z0-9-]{0,23}$/)
const percentField = z.int().min(0).max(100)
const GUARDRAILS_MAX = 3
/** A month either side of the first look is what is kept at hand of members' days. */
const WITHIN_DAYS_MAX = 30

/** Closed: there is no field for a price, a tier, a ladder or a reward, and no word of a surface stands for one. */
const draftField = z
  .strictObject({
    name: nameFieldOf(24),
    hypothesis: proseField.min(1).max(200).refine(hasSomethingToRead, NOT_READABLE),
    surface: z.enum(SURFACES),
    placeId: placeIdField.nullable().default(null),
    arms: z
      .array(
        z.strictObject({ title: nameFieldOf(12), weightPercent: z.int().min(1).max(99), content: nameFieldOf(40) }),
      )
      .min(2)
      .max(ARMS_MAX),
    segmentId: idField.nullable().default(null),
    coveragePercent: z.int().min(1).max(100),
    namespace: z
      .strictObject({ name: nameFieldOf(24), fromPercent: percentField, untilPercent: percentField })
      .nullable()
      .default(null),
    figure: z.enum(FIGURES),
    withinDays: z.int().min(1).max(WITHIN_DAYS_MAX),
    changePercent: z.int().min(1).max(200),
    guardrails: z
      .array(z.strictObject({ figure: z.enum(FIGURES), toleratedPercent: z.int().min(0).max(50) }))
      .max(GUARDRAILS_MAX)
      .default([]),
  })
  .superRefine(({ surface, placeId, arms, namespace }, context) => {
    if ((placeId !== null) !== (SURFACE_TERMS[surface].isMany === true))
      context.addIssue({
        code: 'custom',
        path: ['placeId'],
        message: placeId === null ? '要选在哪一处试' : '这里只有一处',
      })
    const sum = arms.reduce((total, { weightPercent }) => total + weightPercent, 0)
    if (sum !== 100) context.addIssue({ code: 'custom', path: ['arms'], message: '各方案的比例加起来要正好是一百' })
    for (const [at, { content }] of arms.entries()) {
      const message = contentProblem(surface, content)
      if (message) context.addIssue({ code: 'custom', path: ['arms', at, 'content'], message })
    }
    if (new Set(arms.map(({ content }) => content)).size < arms.length)
      context.addIssue({ code: 'custom', path: ['arms'], message: '两个方案做的是同一件事，比不出什么' })
    if (namespace && namespace.fromPercent >= namespace.untilPercent)
      context.addIssue({ code: 'custom', path: ['namespace'], message: '分区的起点要小于终点' })
  })

const statusField = growingEnum(['draft', 'running', 'stopped', 'shipped'])
const armView = z.object({
  key: z.string(),
  title: z.string(),
  weightPercent: countField,
  content: z.string(),
  contentText: z.string(),
})

const summaryView = z.object({
  experimentId: z.string(),
  name: z.string(),
  hypothesis: z.string(),
  surface: growingEnum(SURFACES),
  surfaceText: z.string(),
  placeId: z.string().nullable().optional(),
  status: statusField,
  version: countField,
  figure: growingEnum(FIGURES),
  figureText: z.string(),
  startedAt: instantField.nullable(),
  stoppedAt: instantField.nullable(),
  stoppedBy: growingEnum(['person', 'guardrail']).nullable(),
})

/** Of all arms together, in a word: what the page of the experiment says in sentences. */
export const VERDICTS = ['none', 'broken', 'open', 'better', 'worse', 'same'] as const

const intervalView = z.object({ from: z.number(), to: z.number() }).nullable()

const resultView = z.object({
  measuredAt: instantField,
  isAtSize: z.boolean(),
  split: growingEnum(['tooFew', 'asSet', 'broken']),
  savedPercent: z.number(),
  mixed: countField,
  arms: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      seen: countField,
      counted: countField,
      mean: z.number(),
      change: z.number().nullable(),
      anyDay: intervalView,
      atSize: intervalView,
      is: growingEnum(['control', 'better', 'worse', 'open', 'same']),
    }),
  ),
  /** What may be concluded and what may not, in sentences. */
  sentences: z.array(z.string()),
})

const changed = z.object({ experimentId: z.string(), version: countField })
const ofOne = z.strictObject({ experimentId: experimentIdField })

export const experimentContract = defineContract({
  'experiment.list': {
    access: 'board',
    right: 'rules',
    effect: 'reads',
    summary: 'All experiments, the latest first, 50 at most',
    input: z.strictObject({}),
    output: z.object({ experiments: z.array(summaryView.extend({ verdict: growingEnum(VERDICTS).optional() })) }),
  },
  'experiment.get': {
    access: 'board',
    right: 'rules',
    effect: 'reads',
    summary: 'One experiment with what was counted, and what may be concluded from it',
    input: ofOne,
    output: summaryView.extend({
      arms: z.array(armView),
      segmentId: z.string().nullable(),
      coveragePercent: countField,
      namespace: z.object({ name: z.string(), fromPercent: countField, untilPercent: countField }).nullable(),
      withinDays: countField,
      changePercent: countField,
      guardrails: z.array(
        z.object({ figure: growingEnum(FIGURES), figureText: z.string(), toleratedPercent: countField }),
      ),
      armSize: countField.nullable(),
      shippedArm: z.string().nullable(),
      result: resultView.nullable(),
    }),
  },
  'experiment.plan': {
    access: 'board',
    right: 'rules',
    effect: 'reads',
    summary: 'How many members each arm needs and how many days that takes, from what members did lately',
    input: ofOne,
    output: z.object({
      /** Null where too little is known to say. */
      armSize: countField.nullable(),
      days: countField.nullable(),
      /** Of whom the figure as it is was taken. */
      sampled: countField,
      baseline: z.number().nullable(),
      sentences: z.array(z.string()),
    }),
  },
  'experiment.listPlaces': {
    access: 'board',
    right: 'rules',
    effect: 'reads',
    summary: 'Where experiments may choose among what the shop has, and what there is to choose',
    input: z.strictObject({}),
    output: z.object({
      surfaces: z.array(
        z.object({
          surface: growingEnum(SURFACES),
          places: z.array(
            z.object({
              placeId: z.string().nullable(),
              title: z.string(),
              ways: z.array(z.object({ content: z.string(), title: z.string() })),
              /** Why nothing may be tried there; null where it may. */
              why: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  },
  'experiment.save': {
    access: 'board',
    right: 'rules',
    effect: 'writes',
    summary: 'Write an experiment or change one that has not begun',
    input: z.strictObject({
      /** Left out for a new one. */
      experimentId: experimentIdField.optional(),
      baseVersion: countField,
      draft: draftField,
    }),
    output: changed,
  },
  'experiment.start': {
    access: 'board',
    right: 'rules',
    effect: 'writes',
    summary: 'Let an experiment run; its arms and their weights are fixed from then on',
    input: ofOne,
    output: changed,
  },
  'experiment.widen': {
    access: 'board',
    right: 'rules',
    effect: 'writes',
    summary: 'Let more members take part in a running experiment; nobody changes arms',
    input: z.strictObject({ experimentId: experimentIdField, coveragePercent: z.int().min(1).max(100) }),
    output: changed,
  },
  'experiment.stop': {
    access: 'board',
    right: 'rules',
    effect: 'writes',
    summary: 'Stop an experiment: everybody has again what they had before',
    input: ofOne,
    output: changed,
  },
  'experiment.ship': {
    access: 'board',
    right: 'rules',
    effect: 'writes',
    summary: 'Give everybody one arm of an experiment',
    input: z.strictObject({ experimentId: experimentIdField, arm: z.string().regex(/^[a-d]$/) }),
    output: changed,
  },
  'experiment.findShown': {
    access: 'member',
    effect: 'reads',
    summary: 'What a page does for the caller in another way than it always does; nothing is counted by it',
    input: z.strictObject({ surface: z.enum(['taskFirst']) }),
    output: z.object({
      shown: z.object({ content: z.string(), experimentId: z.string().nullable() }).nullable(),
    }),
  },
  'experiment.see': {
    access: 'member',
    effect: 'writes',
    summary: 'The phone has shown the caller what their arm does: counted once',
    input: ofOne,
    output: z.object({ isCounted: z.boolean() }),
  },
})
