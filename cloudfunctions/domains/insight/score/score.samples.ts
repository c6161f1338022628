import type { scoreContract } from '#shared/insight/score/contract'
import { leadOf } from '#shared/insight/score/lead'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Samples } from '../../../platform/noun/samples'

/** Members whom there is not. */
const MADE_UP = [
  {
    memberId: 'mem_0000000001',
    displayName: '样例会员一',
    silent90: 0.82,
    ltvFen: 52_000,
    recencyDays: 40,
    gapDays: 12.4,
  },
  {
    memberId: 'mem_0000000002',
    displayName: '样例会员二',
    silent90: 0.74,
    ltvFen: 36_500,
    recencyDays: 33,
    gapDays: 10.1,
  },
  {
    memberId: 'mem_0000000003',
    displayName: '样例会员三',
    silent90: 0.69,
    ltvFen: 28_000,
    recencyDays: 51,
    gapDays: null,
  },
]

export const scoreSamples: Samples<typeof scoreContract> = {
  'score.listWarnings': ({ by }, now) => {
    const warnings = MADE_UP.map(({ gapDays, ...member }) => ({
      ...member,
      gapDays,
      asOfDay: addDays(businessDayOf(now), -1),
      lossFen: Math.round(member.ltvFen * member.silent90),
      reason: gapDays === null ? ('recency' as const) : ('ownGap' as const),
      group: { key: 'loyal', name: '高价值忠诚会员' },
      stage: 'atRisk' as const,
    }))
    warnings.sort((one, other) => (by === 'loss' ? other.lossFen - one.lossFen : other.silent90 - one.silent90))
    return {
      activeMembers: 684,
      capacity: 40,
      warnings: warnings.map((warning, index) => ({ rank: index + 1, ...warning })),
    }
  },
  'score.getLead': () => ({
    atRisk: 18,
    atStakeFen: 412_000,
    ...leadOf(
      [
        { days: 12, members: 9 },
        { days: 19, members: 14 },
        { days: 26, members: 8 },
      ],
      22,
    ),
  }),
  'score.explain': ({ memberId }, now) => ({
    memberId,
    asOfDay: addDays(businessDayOf(now), -1),
    status: 'scored',
    figures: null,
    why: [
      { figure: 'r', text: '最近一次消费在 40 天前' },
      { figure: 'f', text: '一年里有 21 天来消费过，平均隔 12.4 天' },
      { figure: 'm', text: '一年里一共消费 1 240 元' },
    ],
    model: null,
    rulesVersion: 1,
    weights: { r: 20, f: 20, m: 20, l: 20, s: 20 },
    published: null,
  }),
}
