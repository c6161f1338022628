import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { TRAFFIC_SIGNALS, type TrafficSignal } from './signal'
import { SIGNAL_TITLES } from './signal-text'

const weight = z.number().min(0).max(10)
const share = z.number().min(0.001).max(0.99)

export const trafficRulesSchema = z.strictObject({
  /** Off: nobody is held; entrances are counted all the same. */
  isOn: z.boolean().meta({ title: '开着', description: '关了就一个也不停放，各个入口照样统计' }),
  holdFromScore: z.number().min(0.5).max(100).meta({ title: '几分起停放，等人看' }),
  strongFromScore: z.number().min(0.5).max(100).meta({ title: '几分起标为强烈' }),
  /** What nobody decided is given after so many days: doubt favors the member. */
  lapseAfterDays: z.int().min(1).max(30).meta({ title: '没有人决定，几天后放行' }),
  /** Multiplies a signal's strength; 0 switches the signal off. */
  weights: z
    .strictObject(
      Object.fromEntries(TRAFFIC_SIGNALS.map((key) => [key, weight.meta({ title: SIGNAL_TITLES[key] })])) as Record<
        TrafficSignal,
        typeof weight
      >,
    )
    .meta({ title: '每种迹象的权重', description: '写 0 就不看这一种' }),
  lines: z
    .strictObject({
      crowdMin: z.int().min(3).max(60).meta({ title: '同一台手机上几位会员起看' }),
      ownNetworkPercent: z
        .int()
        .min(10)
        .max(100)
        .meta({ title: '一个网络的来访里占百分之几起，算他们自己的网络', description: '店里的 Wi-Fi 人人都用，不算' }),
      pathlessDaysMin: z.int().min(2).max(14).meta({ title: '几天领券或签到却没打开过小程序，一个人也看' }),
      settledDays: z.int().min(1).max(60).meta({ title: '入会几天后还没买过才算没买过' }),
    })
    .meta({ title: '界线' }),
  /** What is usual where the shop's own days say too little yet. */
  startingRates: z
    .strictObject({
      topDevice: share.meta({ title: '最常见的一种手机占来访' }),
      neverBought: share.meta({ title: '领券签到的人里没买过的' }),
      pathless: share.meta({ title: '领券签到那天没有打开记录的' }),
    })
    .meta({ title: '平常的比例', description: '手机和打开记录这两项，本店见得多了就按本店自己的' }),
  lights: z
    .strictObject({
      bounceBase: share.meta({ title: '只看一页就走，高于它是红灯' }),
      bounceChallenge: share.meta({ title: '只看一页就走，低于它是绿灯' }),
      suspectBase: share.meta({ title: '停放和确认的占入会，高于它是红灯' }),
      suspectChallenge: share.meta({ title: '停放和确认的占入会，低于它是绿灯' }),
    })
    .meta({ title: '红黄绿灯' }),
})

export type TrafficRules = z.infer<typeof trafficRulesSchema>

export const defaultTrafficRules: TrafficRules = {
  isOn: true,
  holdFromScore: 5,
  strongFromScore: 8,
  lapseAfterDays: 14,
  weights: { oneDevice: 1.8, oneNetwork: 1.25, neverBought: 2, pathless: 1.5, burst: 0.5, bought: 2 },
  lines: { crowdMin: 5, ownNetworkPercent: 50, pathlessDaysMin: 3, settledDays: 14 },
  startingRates: { topDevice: 0.1, neverBought: 0.6, pathless: 0.02 },
  lights: { bounceBase: 0.6, bounceChallenge: 0.4, suspectBase: 0.1, suspectChallenge: 0.03 },
}

export const trafficRules = defineRules<TrafficRules>({
  setting: 'traffic',
  title: '流量审核规则',
  about: '哪些来访像一个人的许多账号，到什么程度先把送的停放',
  schema: trafficRulesSchema,
  fallback: defaultTrafficRules,
})
