import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { NEEDS, type ReferralTerms, rewardOfStep } from '#shared/growth/referral/terms'
import { dayField } from '#shared/kernel/fields'
import { isNothing } from '#shared/ledger/points/reward'
import { couponKeyField } from '#shared/ledger/points/reward-schema'

const points = z.int().min(0).max(100_000)
const friends = z.int().min(1).max(100_000)
const LADDER_STEPS_MAX = 10

const sideSchema = z.strictObject({
  points,
  /** The key of a coupon template that is given by batch. */
  couponKey: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .nullable()
    .meta({ title: '券种代号' }),
})

/** One programme at a time. What it promises stays with each bond as it was when the friend joined. */
export const referralRulesSchema = z
  .strictObject({
    isOpen: z.boolean().meta({ title: '开着' }),
    /** Names the programme: caps, ladder and budget are counted for each name. */
    programmeKey: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,23}$/)
      .meta({ title: '活动代号', description: '换一个代号，上限、阶梯和预算重新数' }),
    needs: z.enum(NEEDS).meta({ title: '好友要做什么' }),
    minFen: z.int().min(0).max(1_000_000).meta({ title: '首次消费至少' }),
    inviter: sideSchema.meta({ title: '邀请人得到' }),
    invitee: sideSchema.meta({ title: '好友得到' }),
    bindingDays: z.int().min(1).max(90).meta({ title: '几天内做到' }),
    holdDays: z.int().min(0).max(60).meta({ title: '做到以后等几天再给' }),
    cap: z
      .strictObject({
        friends: z.int().min(1).max(1000).meta({ title: '几位好友' }),
        per: z.enum(['month', 'programme']).meta({ title: '按什么算' }),
      })
      .meta({ title: '每位邀请人最多算几位' }),
    ladder: z
      .array(
        z.strictObject({
          friends: z.int().min(1).max(1000).meta({ title: '几位好友' }),
          points: z.int().min(0).max(100_000),
          growth: z.int().min(0).max(100_000).optional().meta({ title: '成长值' }),
          makeUpCards: z.int().min(0).max(31).optional().meta({ title: '补签卡' }),
          couponKey: couponKeyField.optional(),
        }),
      )
      .meta({ title: '阶梯奖励' }),
    /** So many friends are counted in all. Then nobody new is; who has joined before is counted all the same. */
    budgetFriends: friends.nullable().meta({ title: '一共最多算几位好友' }),
    /** The last day on which a friend may join; null without an end. */
    endDay: dayField.nullable().meta({ title: '最后一天' }),
  })
  .superRefine((rules, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const side of ['inviter', 'invitee'] as const) {
      const { points: given, couponKey } = rules[side]
      if (rules.isOpen && given === 0 && couponKey === null) problem([side], '双方都要有写明的奖励')
    }
    if (rules.needs !== 'purchase' && rules.minFen > 0) problem(['minFen'], '只有首次消费可以设最低金额')
    if (rules.needs === 'purchase' && rules.minFen === 0) problem(['minFen'], '请写明首次消费的最低金额')
    if (rules.ladder.length > LADDER_STEPS_MAX) problem(['ladder'], `阶梯最多 ${LADDER_STEPS_MAX} 级`)
    for (const [index, step] of rules.ladder.entries()) {
      const lower = rules.ladder[index - 1]
      if (isNothing(rewardOfStep(step))) problem(['ladder', index, 'points'], '每一级都要有奖励')
      if (lower && step.friends <= lower.friends) problem(['ladder', index, 'friends'], '阶梯人数必须逐级增加')
      if (rules.cap.per === 'programme' && step.friends > rules.cap.friends) {
        problem(['ladder', index, 'friends'], '阶梯人数不能超过计入上限')
      }
    }
  })

export type ReferralRules = z.infer<typeof referralRulesSchema>

/** Closed until the shop decides: nothing is promised that nobody has thought about. */
export const defaultReferralRules: ReferralRules = {
  isOpen: false,
  programmeKey: 'first',
  needs: 'purchase',
  minFen: 2000,
  inviter: { points: 50, couponKey: null },
  invitee: { points: 50, couponKey: null },
  bindingDays: 30,
  holdDays: 7,
  cap: { friends: 10, per: 'month' },
  ladder: [
    { friends: 3, points: 30 },
    { friends: 5, points: 50 },
  ],
  budgetFriends: null,
  endDay: null,
}

export const referralRules = defineRules<ReferralRules>({
  setting: 'referral',
  title: '邀请有礼',
  about: '邀请活动开不开、怎样算邀请成功、双方各得什么',
  schema: referralRulesSchema,
  fallback: defaultReferralRules,
})

/** What a bond keeps of the rules. */
export function termsOf(rules: ReferralRules): ReferralTerms {
  const { programmeKey, needs, minFen, inviter, invitee, bindingDays, holdDays, cap, ladder } = rules
  return { programmeKey, needs, minFen, inviter, invitee, bindingDays, holdDays, cap, ladder }
}
