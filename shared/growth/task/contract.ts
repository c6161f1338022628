import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, growingEnum, memberCodeField, pointsField, storeIdField } from '#shared/kernel/fields'
import { BADGES, COUNTED } from './task-rules'

const rewardView = z.object({
  points: pointsField,
  growth: countField,
  makeUpCards: countField,
  /** Of the coupon that comes with it; null without one. */
  couponTitle: z.string().nullable(),
})

/** The pictures that badges are drawn by; a phone that does not know one draws a plain ring. */
const badgeField = growingEnum(BADGES)
const taskKeyField = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
const windowField = z.union([dayField, z.literal('newcomer')])

export const taskContract = defineContract({
  'task.list': {
    access: 'member',
    effect: 'reads',
    summary: 'The tasks that the caller can do today or has still to claim, and badges',
    input: z.strictObject({}),
    output: z.object({
      today: dayField,
      tasks: z.array(
        z.object({
          key: z.string(),
          /** Names this time of doing it. */
          window: z.string(),
          title: z.string(),
          detail: z.string(),
          kind: growingEnum(['newcomer', 'daily', 'weekly', 'season']),
          fromDay: dayField,
          toDay: dayField,
          goal: countField,
          done: countField,
          counts: growingEnum(COUNTED),
          days: z.array(dayField),
          state: growingEnum(['locked', 'open', 'reached', 'given']),
          afterTitle: z.string().nullable(),
          reward: rewardView,
          badge: badgeField.nullable(),
          claimUntilDay: dayField.nullable(),
          /** When it was given; null while it was not. */
          gotDay: dayField.nullable(),
          /** Given as soon as it is done, without a tap. */
          isAtOnce: z.boolean(),
        }),
      ),
      badges: z.array(
        z.object({
          task: z.string(),
          title: z.string(),
          badge: badgeField,
          /** Null while it is not had yet. */
          gotDay: dayField.nullable(),
          goal: countField,
          done: countField,
        }),
      ),
    }),
  },
  'task.claim': {
    access: 'member',
    effect: 'writes',
    summary: 'Claim what a task that is done has promised; claimed again it answers the same',
    input: z.strictObject({ task: taskKeyField, window: windowField }),
    output: z.object({ title: z.string(), reward: rewardView, badge: badgeField.nullable() }),
  },
  'task.listConfirmable': {
    access: 'clerk',
    effect: 'reads',
    summary: 'What clerks may confirm for a member, with what it brings',
    input: z.strictObject({}),
    output: z.object({
      subjects: z.array(z.object({ subject: z.string(), title: z.string(), points: pointsField, growth: countField })),
    }),
  },
  'task.confirmAct': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Confirm that the member in front has done something, such as brought a cup of their own',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField, subject: taskKeyField }),
    output: z.object({
      title: z.string(),
      /** What it has brought at once; nothing where today's or this month's times are used up. */
      points: pointsField,
      growth: countField,
    }),
  },
  'task.listActs': {
    access: 'board',
    right: 'rules',
    effect: 'reads',
    summary: 'The acts that rules of growth and tasks may name',
    input: z.strictObject({}),
    output: z.object({
      acts: z.array(z.object({ key: z.string(), title: z.string(), needsConsent: z.boolean() })),
    }),
  },
})
