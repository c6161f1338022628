import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  fenField,
  growingEnum,
  idField,
  instantField,
  nameFieldOf,
  noteField,
} from '#shared/kernel/fields'
import { JOURNEY_KINDS } from './kind'
import { KEEPING_ACTS } from './next-act'
import { nodeIdField } from './node-id'
import { END_REASONS, JOURNEY_STATES, PAUSE_REASONS, RUN_STATES, WHAT_HAPPENED } from './run'

export const journeyIdField = z.string().regex(/^jny_[a-z0-9][a-z0-9-]{0,39}$/)
const runIdField = idField
const nameField = nameFieldOf(30)

/** Checked by its own schema (`definitionSchema`), so that what is wrong with it is told in words. */
const definition = z.unknown()

const problem = z.object({
  /** Where in the definition, such as `nodes.2.couponKey`; empty for the whole. */
  path: z.string(),
  text: z.string(),
})

const line = z.object({
  journeyId: z.string(),
  name: z.string(),
  note: z.string(),
  kind: growingEnum(JOURNEY_KINDS),
  state: growingEnum(JOURNEY_STATES),
  /** Of the saved draft; grows with every saving. */
  revision: countField,
  /** The version that members enter now; null while there was none. */
  version: countField.nullable(),
  /** Whether something was saved that is not in force. */
  isChanged: z.boolean(),
  pausedWhy: growingEnum(PAUSE_REASONS).nullable(),
  budgetFen: fenField.nullable(),
  spentFen: fenField,
  entered: countField,
  waiting: countField,
  by: z.string(),
  savedAt: instantField,
  startedAt: instantField.nullable(),
})

const ready = z.object({
  readyKey: z.string(),
  name: z.string(),
  about: z.string(),
  kind: growingEnum(JOURNEY_KINDS),
  /** The journey that was made of it; null while there is none. */
  journeyId: z.string().nullable(),
})

const stepAct = { journeyId: journeyIdField, note: noteField, by: actorField }

const runLine = z.object({
  runId: z.string(),
  memberId: z.string(),
  displayName: z.string(),
  state: growingEnum(RUN_STATES),
  version: countField,
  /** Where it waits or has ended. */
  nodeId: z.string().nullable(),
  enteredAt: instantField,
  dueAt: instantField.nullable(),
  endedWhy: growingEnum(END_REASONS).nullable(),
  /** In words, such as 等到 10:00，夜间不打扰. */
  why: z.string(),
})

const interval = z.object({
  /** Of a member who went through it, less one who was left out: `mean` − `holdoutMean`. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  mean: z.number(),
  holdoutMean: z.number(),
  /** Whether what they did before made the interval narrower. */
  isAdjusted: z.boolean(),
})

const forecast = z.object({
  looked: countField,
  members: countField,
  /** Of the ninety so many lie within the shop's records. */
  days: countField,
  entered: countField,
  atOnce: countField,
  heldOut: countField,
  sent: countField,
  overCap: countField,
  unsent: countField,
  coupons: countField,
  points: countField,
  clerkTasks: countField,
  givenFen: fenField,
})

export const journeyContract = defineContract({
  'journey.list': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'Every journey with its state, and the ready ones that can be taken',
    input: z.strictObject({}),
    output: z.object({ journeys: z.array(line), ready: z.array(ready) }),
  },
  'journey.get': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'One journey: what was saved, what is in force, in words, and what stands against it',
    input: z.strictObject({ journeyId: journeyIdField, version: countField.optional() }),
    output: z.object({
      journey: line,
      draft: definition,
      /** What members enter now, or the version that was asked for; null where there is none. */
      inForce: definition.nullable(),
      sentences: z.array(z.string()),
      problems: z.array(problem),
    }),
  },
  'journey.check': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'What stands against a definition, and what it says in words; nothing is kept',
    input: z.strictObject({ definition }),
    output: z.object({ problems: z.array(problem), sentences: z.array(z.string()) }),
  },
  'journey.simulate': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary:
      'What a definition would have done in the last 90 days, some thousand members at a time; nothing is kept or sent',
    input: z.strictObject({ journeyId: journeyIdField, definition, after: idField.nullable().default(null) }),
    output: z.object({
      /** Of these members; null where what begins it left no record of the past. */
      forecast: forecast.nullable(),
      /** Ask again after this one; null behind the last member. */
      next: z.string().nullable(),
    }),
  },
  'journey.save': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Keep a draft; members go on by the version in force until another one is started',
    input: z.strictObject({
      journeyId: journeyIdField,
      name: nameField,
      note: noteField.or(z.literal('')).default(''),
      definition,
      by: actorField,
      /** The revision that was seen when it was changed; left out for a new one. */
      baseRevision: countField.optional(),
    }),
    output: z.object({ journey: line, problems: z.array(problem) }),
  },
  'journey.takeReady': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Make a draft of a ready journey; taken before, it is answered as it is',
    input: z.strictObject({ readyKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), by: actorField }),
    output: z.object({ journey: line }),
  },
  'journey.propose': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Start what was saved: members enter by it from now on. What costs money waits for another person',
    input: z.strictObject({ ...stepAct, revision: countField }),
    output: z.object({ journey: line }),
  },
  'journey.pause': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Nobody enters and nobody goes on until it is resumed',
    input: z.strictObject(stepAct),
    output: z.object({ journey: line }),
  },
  'journey.resume': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Members enter and go on again; what fell due meanwhile is done within minutes',
    input: z.strictObject(stepAct),
    output: z.object({ journey: line }),
  },
  'journey.end': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Nobody enters any more; who is in it goes on to the end',
    input: z.strictObject(stepAct),
    output: z.object({ journey: line }),
  },
  'journey.killAll': {
    access: 'operator',
    right: 'rules',
    effect: 'writes',
    summary: 'Ends it for everybody at once; without a journey, all of them',
    input: z.strictObject({ journeyId: journeyIdField.nullable(), note: noteField, by: actorField }),
    output: z.object({ journeys: countField, runs: countField }),
  },
  'journey.figures': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'How a journey runs: members by step, lateness, what was sent, money, and what it has changed',
    input: z.strictObject({ journeyId: journeyIdField }),
    output: z.object({
      journey: line,
      steps: z.array(
        z.object({
          nodeId: z.string(),
          waiting: countField,
          passed: countField,
          /** What came of it, such as letters written and those that were over the cap. */
          outcomes: z.array(z.object({ what: growingEnum(WHAT_HAPPENED), count: countField })),
        }),
      ),
      ended: z.array(z.object({ why: growingEnum(END_REASONS), count: countField })),
      heldOut: countField,
      /** Now less the oldest of what is due; 0 where nothing is. */
      lateMs: countField,
      /** What became of the messages that were handed to WeChat in the last 180 days, by step. */
      sends: z.array(
        z.object({
          nodeId: z.string(),
          state: growingEnum(['sending', 'sent', 'refused', 'unknown']),
          code: z.number().nullable(),
          count: countField,
        }),
      ),
      /** How often what has happened: letters written, messages that did not go out by reason, coupons promised. */
      happened: z.array(z.object({ what: growingEnum(WHAT_HAPPENED), count: countField })),
      budgetFen: fenField.nullable(),
      spentFen: fenField,
      coupons: countField,
      points: countField,
      /** What was expected of the version in force when it was started, and how many have entered since; null where nothing was. */
      forecast: forecast.extend({ enteredSince: countField, isCompared: z.boolean() }).nullable(),
      /** Whose 30 days from their first entry are over and counted, and how many of each the comparison needs. */
      measured: z.object({ members: countField, heldOut: countField, needed: countField }),
      /** In these 30 days; null while there are too few. */
      lift: z
        .object({
          /** Days on which they did anything. */
          visits: interval,
          purchases: interval,
          revenueFen: interval,
          couponFen: interval,
        })
        .nullable(),
    }),
  },
  'journey.listKeepingActs': {
    access: 'operator',
    right: 'reports',
    effect: 'reads',
    summary:
      'What can be done about members who stay away, what each has changed beside those left out, and the one that is known to help most',
    input: z.strictObject({}),
    output: z.object({
      acts: z.array(
        z.object({
          kind: growingEnum(KEEPING_ACTS),
          /** The journey, or the reason for which clerks speak to members. */
          id: z.string(),
          title: z.string(),
          /** Whether the shop does it now. */
          isOn: z.boolean(),
          /** Within so many days members came back or bought. */
          days: countField,
          measured: z.object({ members: countField, keptBack: countField, needed: countField }),
          /** Of calls percentage points who came back, of journeys purchases a member; null while there are too few. */
          more: z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable(),
          /** What coupons took off, a member; null where that is not known. */
          couponFen: fenField.nullable(),
          /** Gross profit a member more, less the coupons; below zero where it costs more than it brings. */
          gainFen: z.int().nullable(),
        }),
      ),
      /** The place of the best of them in the list; null where none is shown to help. */
      next: countField.nullable(),
      marginPercent: countField,
    }),
  },
  'journey.listRuns': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'Members in a journey, newest first, with where they are and why they wait',
    input: z.strictObject({
      journeyId: journeyIdField,
      state: z.enum(RUN_STATES).optional(),
      nodeId: nodeIdField.optional(),
      before: z.strictObject({ at: instantField, id: idField.nullable() }).optional(),
    }),
    output: z.object({
      runs: z.array(runLine),
      next: z.object({ at: instantField, id: z.string().nullable() }).nullable(),
    }),
  },
  'journey.getRun': {
    access: 'operator',
    right: 'rules',
    effect: 'reads',
    summary: 'The path of one member through a journey, each step with what happened',
    input: z.strictObject({ runId: runIdField }),
    output: z.object({
      run: runLine,
      path: z.array(
        z.object({ nodeId: z.string(), at: instantField, what: growingEnum(WHAT_HAPPENED), text: z.string() }),
      ),
    }),
  },
})
