import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { SIGNAL_TITLES } from '../signal-text'
import { SIGNAL_KEYS, type SignalKey } from './signal'

const LATER_WEIGHTS = { repeatedDevice: 1.5, ownActs: 1.25, hastyFriends: 1.5, tiedFriends: 2 } as const
type LaterKey = keyof typeof LATER_WEIGHTS

const weight = z.number().min(0).max(10)
const share = z.number().min(0).max(1)

export const detectionRulesSchema = z.strictObject({
  /** Off: every bond passes, and none is remembered. */
  isOn: z.boolean().meta({ title: '开着', description: '关了就全部放行，也不记' }),
  /** From this score on, a bond waits for a person. */
  holdFromScore: z.number().min(0.5).max(100).meta({ title: '几分起等人看' }),
  /** At the last look before the rewards, when all is known that will be, from this one. */
  holdLastFromScore: z.number().min(0.5).max(100).default(4).meta({ title: '给奖励前最后一看，几分起等人看' }),
  /** From this score on the reward waits for that look: an honest friend comes back until then. Nobody is asked to decide. */
  waitFromScore: z.number().min(0.5).max(100).default(1.5).meta({ title: '几分起等到最后一看再给' }),
  /** From this score on, its case is shown as a strong one. Nothing is ever refused without a person. */
  strongFromScore: z.number().min(0.5).max(100).meta({ title: '几分起标为强烈' }),
  /** What the inviter's other friends say counts at most so much, so that this friend's own acts can decide. */
  recordMax: z.number().min(0).max(100).meta({ title: '邀请人别的好友最多加几分' }),
  /** What nobody decided is given after so many days. */
  lapseAfterDays: z.int().min(1).max(30).meta({ title: '没有人决定，几天后给' }),
  /** Multiplies a signal's strength; 0 switches the signal off. */
  weights: z
    .strictObject(
      // Rules that were stored before a signal was there go on with what it comes with.
      Object.fromEntries(
        SIGNAL_KEYS.map((key) => {
          const one = key in LATER_WEIGHTS ? weight.default(LATER_WEIGHTS[key as LaterKey]) : weight
          return [key, one.meta({ title: SIGNAL_TITLES[key] })]
        }),
      ) as Record<SignalKey, typeof weight>,
    )
    .meta({ title: '每种迹象的权重', description: '写 0 就不看这一种' }),
  lines: z
    .strictObject({
      fastWithinMinutes: z.int().min(1).max(1440).meta({ title: '入会几分钟内达标算快' }),
      nearPercent: z.int().min(0).max(100).meta({ title: '超过最低金额百分之几以内算刚好' }),
      quietDaysMax: z.int().min(0).max(30).meta({ title: '来过几天以内算没再来' }),
      /** A network with more inviters than this is a company's, a school's or a carrier's: being on it together says nothing. */
      networkInvitersMax: z.int().min(1).max(12).meta({ title: '一个网络上多于几位邀请人就不算' }),
      /** A device key with more inviters is a popular phone: a mini-program sees model and system, no serial number. */
      deviceInvitersMax: z.int().min(1).max(12).meta({ title: '一种设备上多于几位邀请人就不算' }),
      sharedDeviceMin: z.int().min(2).max(12).meta({ title: '几位好友同一设备起算' }),
      /** Beyond the two of the bond. */
      sharedPayerMin: z.int().min(1).max(12).meta({ title: '另有几位同一付款人起算' }),
      sharedAddressMin: z.int().min(2).max(12).meta({ title: '几位好友同一地址起算' }),
      /** Fewer friends than this have no concentration and no rhythm. */
      patternFriendsMin: z.int().min(3).max(60).meta({ title: '几位好友起看规律' }),
      ringLengthMin: z.int().min(3).max(24).meta({ title: '几人绕成一圈起算' }),
      deepChainMin: z.int().min(3).max(24).meta({ title: '几层相连起算' }),
      platformRankMin: z.int().min(1).max(4).meta({ title: '微信风险等级几级起算' }),
    })
    .meta({ title: '界线' }),
  /** The shop's own rates until it has seen enough; then what it has seen weighs more. */
  startingRates: z
    .strictObject({
      fast: share.meta({ title: '很快达标' }),
      near: share.meta({ title: '金额刚好' }),
      refunded: share.meta({ title: '后来退款' }),
      quiet: share.meta({ title: '没再来' }),
      sharedDevice: share.meta({ title: '同一设备' }),
      hasty: share.default(0.1).meta({ title: '好友都很快' }),
      tied: share.default(0.07).meta({ title: '好友相互牵连' }),
    })
    .meta({ title: '平常的比例', description: '本店见得多了，就按本店自己的' }),
})

export type DetectionRules = z.infer<typeof detectionRulesSchema>

export const defaultDetectionRules: DetectionRules = {
  isOn: true,
  holdFromScore: 5,
  holdLastFromScore: 4,
  waitFromScore: 1.5,
  strongFromScore: 8,
  recordMax: 6,
  lapseAfterDays: 30,
  weights: {
    sameDevice: 2,
    samePayer: 3,
    sameAddress: 1,
    sameNetwork: 1.5,
    sharedDevice: 1.5,
    sharedPayer: 2,
    sharedAddress: 2,
    networkConcentration: 0.5,
    velocity: 0.25,
    regularity: 1.5,
    timeToQualify: 1.5,
    thresholdHugging: 1.5,
    afterReward: 1.5,
    graph: 9,
    // Costs a call for each friend who joins, and has to be applied for: on when it is given a weight.
    platformRisk: 0,
    ...LATER_WEIGHTS,
  },
  lines: {
    fastWithinMinutes: 60,
    nearPercent: 10,
    quietDaysMax: 1,
    networkInvitersMax: 2,
    deviceInvitersMax: 2,
    sharedDeviceMin: 3,
    sharedPayerMin: 2,
    sharedAddressMin: 3,
    patternFriendsMin: 6,
    ringLengthMin: 3,
    deepChainMin: 6,
    platformRankMin: 2,
  },
  startingRates: { fast: 0.3, near: 0.4, refunded: 0.1, quiet: 0.5, sharedDevice: 0.03, hasty: 0.1, tied: 0.07 },
}

export const detectionRules = defineRules<DetectionRules>({
  setting: 'referral-detection',
  title: '邀请审核规则',
  about: '哪些邀请可疑，可疑到什么程度先等人审核',
  schema: detectionRulesSchema,
  fallback: defaultDetectionRules,
})
