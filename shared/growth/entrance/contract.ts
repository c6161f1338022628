import * as z from 'zod'
import { PLACEMENTS, TARGETS } from '#shared/growth/entrance/entrance'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  entranceKeyField,
  fenField,
  instantField,
  noteField,
  requestIdField,
  shortTextField,
  storeIdField,
} from '#shared/kernel/fields'

export const channelField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)

const entranceFields = {
  title: shortTextField,
  placement: z.enum(PLACEMENTS),
  /** What it is counted under, such as 'store-door' or 'douyin-live'. */
  channel: channelField,
  storeId: storeIdField.nullable(),
  target: z.enum(TARGETS),
}

const entranceView = z.object({
  key: entranceKeyField,
  ...entranceFields,
  isOpen: z.boolean(),
  createdAt: instantField,
  updatedAt: instantField,
})

/** Where the picture lies, and the picture itself in base64: a phone may not open what a function has put there. */
export const codePictureFields = { fileId: z.string(), picture: z.string() }

const cost = z.object({
  channel: z.string(),
  fromDay: dayField,
  toDay: dayField,
  costFen: countField,
  note: z.string(),
  by: z.string(),
  at: instantField,
})

/** By one way of dividing what visits have brought. Counts may be fractions where a conversion is shared. */
const attributed = z.object({
  joins: z.number().min(0),
  firstPurchases: z.number().min(0),
  /** Of joins whose 30 days are over: how many there are, and who came back in days 24 to 30. */
  joinsWith30Days: z.number().min(0),
  retained30: z.number().min(0),
  /** Null while no join is old enough. */
  retention30Percent: z.number().nullable(),
  /** What was paid, less what was paid back. */
  revenueFen: fenField,
  /** Cost for each join; null without cost or joins. */
  cacFen: countField.nullable(),
  /** (Revenue − cost) / cost; null without cost. */
  roiPercent: z.number().nullable(),
})

export const entranceContract = defineContract({
  'entrance.recordTouch': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Note where a visit came from, once by its id; answers where the entrance leads today',
    input: z.strictObject({
      touchId: requestIdField,
      sessionId: requestIdField,
      /** How long ago by the phone’s clock, in ms: its date is never believed. */
      agoMs: z
        .int()
        .min(0)
        .max(30 * 86_400_000),
      /** WeChat’s scene number. */
      scene: z.int().min(0).max(99_999).optional(),
      /** What stood in the code or the link; anything that is no key of ours is counted as unknown. */
      key: z.string().max(64).optional(),
      inviter: z.string().max(64).optional(),
      referrerAppId: z.string().max(64).optional(),
      /** A hash of what tells this phone from others, made by the phone; hex. The server hashes it again with its key. */
      deviceKey: z
        .string()
        .regex(/^[0-9a-f]{16,64}$/)
        .optional(),
    }),
    output: z.object({
      /** Where to go on to; null to stay. */
      target: z.enum(TARGETS).nullable(),
      storeId: z.string().nullable(),
    }),
  },
  'entrance.create': {
    access: 'board',
    right: 'growth',
    within: 'storeId',
    effect: 'writes',
    summary: 'Make an entrance with a new key, for one placement',
    input: z.strictObject({ ...entranceFields, by: actorField }),
    output: z.object({ entrance: entranceView }),
  },
  'entrance.change': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary: 'Re-point an entrance, or change how it is counted from now on; only the fields given change',
    input: z.strictObject({
      key: entranceKeyField,
      title: shortTextField.optional(),
      channel: channelField.optional(),
      storeId: storeIdField.nullable().optional(),
      target: z.enum(TARGETS).optional(),
      isOpen: z.boolean().optional(),
      by: actorField,
    }),
    output: z.object({ entrance: entranceView }),
  },
  'entrance.list': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Entrances in the order of their keys, a page at a time',
    input: z.strictObject({ afterKey: entranceKeyField.optional() }),
    output: z.object({ entrances: z.array(entranceView), nextAfterKey: z.string().nullable() }),
  },
  'entrance.getCode': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary:
      'The mini-program code of an entrance, to print: made once and kept. WeChat makes none for the console: asked from there, it is made by the next tick, or when a phone asks',
    input: z.strictObject({ key: entranceKeyField }),
    output: z.object({
      key: z.string(),
      scene: z.string(),
      fileId: codePictureFields.fileId.nullable(),
      picture: codePictureFields.picture.nullable(),
      /** When it will be there; null when it is. */
      readyAt: instantField.nullable(),
    }),
  },
  'entrance.getOwn': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary: 'The caller’s own code, made once, and how many members have joined by it',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({ key: z.string(), scene: z.string(), ...codePictureFields, brought: countField }),
  },
  'entrance.saveCost': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary: 'Enter what a channel cost in a period; the same channel and period again replaces it, 0 takes it away',
    input: z.strictObject({
      channel: channelField,
      fromDay: dayField,
      toDay: dayField,
      costFen: z.int().min(0).max(10_000_000_000),
      note: noteField,
      by: actorField,
    }),
    output: z.object({ cost: cost.nullable() }),
  },
  'entrance.listCosts': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Costs whose period has begun by a day, the latest first',
    input: z.strictObject({ untilDay: dayField.optional() }),
    output: z.object({ costs: z.array(cost), isComplete: z.boolean() }),
  },
  'entrance.getChannelReport': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'What each channel brought in a period, by first touch, last touch and linear, beside what it cost',
    input: z.strictObject({ fromDay: dayField, toDay: dayField }),
    output: z.object({
      fromDay: dayField,
      toDay: dayField,
      lookbackDays: countField,
      channels: z.array(
        z.object({
          channel: z.string(),
          title: z.string(),
          visits: countField,
          costFen: countField,
          first: attributed,
          last: attributed,
          linear: attributed,
        }),
      ),
      /** New members that one new member brings; null without joins. */
      kFactor: z.number().nullable(),
      /** What each figure means, in the words of the screen. */
      definitions: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
      /** Days of the period that are still being counted. */
      openDays: countField,
      countedAt: instantField.nullable(),
    }),
  },
})
