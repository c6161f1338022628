import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, monthField, pointsField } from '#shared/kernel/fields'

export const rewardView = z.object({
  kind: z.enum(['daily', 'streak', 'month', 'newcomer']),
  days: countField,
  points: pointsField,
  growth: pointsField,
  /** Below zero, like points, where a make-up joins runs that were each paid a step which an unbroken run is paid once. */
  makeUpCards: z.int(),
  /** A coupon comes with it, within minutes. */
  hasCoupon: z.boolean().optional(),
})

const ladderStep = z.object({
  days: countField,
  points: pointsField,
  makeUpCards: countField,
  growth: countField.optional(),
  hasCoupon: z.boolean().optional(),
  isReached: z.boolean(),
  isNext: z.boolean(),
})

export const calendarView = z.object({
  month: monthField,
  today: dayField,
  isDoneToday: z.boolean(),
  streakDays: countField,
  totalDays: countField,
  makeUpCards: countField,
  makeUpsLeftThisMonth: countField,
  days: z.array(
    z.object({
      day: dayField,
      isCheckedIn: z.boolean(),
      isToday: z.boolean(),
      isFuture: z.boolean(),
      canMakeUp: z.boolean(),
    }),
  ),
  /** What a check-in now would bring; empty when done. */
  todaysRewards: z.array(rewardView),
  streakLadder: z.array(ladderStep),
  cycleDays: countField.nullable(),
  monthDays: countField,
  monthLadder: z.array(ladderStep),
  nextReward: z
    .object({
      inDays: countField,
      days: countField,
      points: pointsField,
      makeUpCards: countField,
      growth: countField.optional(),
      hasCoupon: z.boolean().optional(),
    })
    .nullable(),
  newcomers: z
    .object({
      days: countField,
      doneDays: countField,
      lastDay: dayField,
      rewards: z.array(pointsField),
    })
    .nullable(),
  rules: z.object({ dailyPoints: pointsField, makeUpMonthlyMax: countField, makeUpReachBackDays: countField }),
})

const performed = z.object({
  day: dayField,
  streakDays: countField,
  rewards: z.array(rewardView),
  pointsEarned: pointsField,
  growthEarned: pointsField,
  balance: pointsField,
  /** The tier reached by this act, if any. */
  tierReached: z.object({ key: z.string(), name: z.string() }).nullable(),
})

export const checkInContract = defineContract({
  'check-in.getCalendar': {
    access: 'member',
    effect: 'reads',
    summary: 'One month of stamps, the ladders, and the next reward; the server says which day it is',
    input: z.strictObject({ month: monthField.optional() }),
    output: calendarView,
  },
  'check-in.perform': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Check in for today; once a business day',
    input: z.strictObject({}),
    output: performed,
  },
  'check-in.makeUp': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Fill an earlier day with a make-up card; mends the streak, and takes back what its parts were paid too much',
    input: z.strictObject({ day: dayField }),
    output: performed.extend({ makeUpCards: countField }),
  },
})
