import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { couponKeyField } from '#shared/ledger/points/reward-schema'

const points = z.int().min(0).max(100_000)
const makeUpCards = z.int().min(0).max(31)

/** Runs older than the reach of make-ups are dropped, so that no make-up can reach further back. */
const REACH_BACK_DAYS_MAX = 31
/** Every month has a 28th day: a step beyond it could not be reached in February. */
const MONTH_DAYS_MAX = 28

const ladderStep = (daysMax: number) =>
  z.strictObject({
    days: z.int().min(1).max(daysMax),
    points,
    makeUpCards,
    growth: points.optional().meta({ title: '成长值' }),
    /** One of a step in a calendar month, however often a broken streak is mended. */
    couponKey: couponKeyField.optional().meta({ title: '券', description: '同一级每月最多一张' }),
  })

export const checkInRulesSchema = z
  .strictObject({
    dailyPoints: points,
    dailyGrowth: points,
    /** Paid once for each unbroken run of days; with `cycleDays`, again in each cycle of the run. */
    streakLadder: z.array(ladderStep(366)).max(12),
    cycleDays: z.int().min(2).max(366).nullable(),
    /** Paid for days with a check-in in a calendar month, unbroken or not. */
    monthLadder: z.array(ladderStep(MONTH_DAYS_MAX)).max(12),
    makeUp: z
      .strictObject({
        /** 0 switches make-ups off. */
        monthlyMax: z.int().min(0).max(31).meta({ title: '每月最多补几次', description: '写 0 就不能补签' }),
        reachBackDays: z.int().min(1).max(REACH_BACK_DAYS_MAX).meta({ title: '能补几天以内的' }),
      })
      .meta({ title: '补签' }),
    /** Extra points for the first days with a check-in, soon after joining; null for none. */
    newcomers: z
      .strictObject({
        days: z.int().min(1).max(31).meta({ title: '签几天' }),
        withinDays: z.int().min(1).max(62).meta({ title: '入会几天内' }),
        points: z.array(points).max(31),
      })
      .nullable()
      .meta({ title: '新人签到' }),
  })
  .superRefine((rules, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (!isRising(rules.streakLadder)) problem(['streakLadder'], '连续签到的天数必须逐级增加')
    if (!isRising(rules.monthLadder)) problem(['monthLadder'], '累计签到的天数必须逐级增加')
    const lastStep = rules.streakLadder[rules.streakLadder.length - 1]
    if (rules.cycleDays !== null && lastStep && lastStep.days > rules.cycleDays) {
      problem(['cycleDays'], '连续签到的最后一级不能超过周期天数')
    }
    const { newcomers } = rules
    if (!newcomers) return
    if (newcomers.points.length !== newcomers.days) problem(['newcomers', 'points'], '新人签到每一天都要有积分')
    if (newcomers.withinDays < newcomers.days) problem(['newcomers', 'withinDays'], '新人签到的期限不能短于天数')
  })

export type CheckInRules = z.infer<typeof checkInRulesSchema>

export const defaultCheckInRules: CheckInRules = {
  dailyPoints: 2,
  dailyGrowth: 1,
  streakLadder: [
    { days: 3, points: 5, makeUpCards: 0 },
    { days: 7, points: 15, makeUpCards: 1 },
    { days: 14, points: 30, makeUpCards: 0 },
    { days: 30, points: 80, makeUpCards: 1 },
  ],
  cycleDays: 30,
  monthLadder: [
    { days: 10, points: 10, makeUpCards: 0 },
    { days: 20, points: 25, makeUpCards: 0 },
    { days: 28, points: 50, makeUpCards: 1 },
  ],
  makeUp: { monthlyMax: 3, reachBackDays: 7 },
  newcomers: { days: 7, withinDays: 10, points: [5, 5, 8, 8, 10, 10, 20] },
}

export const checkInRules = defineRules<CheckInRules>({
  setting: 'check-in',
  title: '签到规则',
  about: '每天的积分、连续和累计奖励、补签、新人签到',
  schema: checkInRulesSchema,
  fallback: defaultCheckInRules,
})

function isRising(steps: readonly { days: number }[]): boolean {
  return steps.every(({ days }, index) => days > (steps[index - 1]?.days ?? 0))
}
