import { checkInRules } from '#shared/check-in/rules'
import { pointsRules } from '#shared/points/rules'
import { saleLimits } from '#shared/purchase/rules'
import { detectionRules } from '#shared/referral/signals/rules'
import { funnelRules } from '#shared/report/rules'
import { scoreRules } from '#shared/score/rules'
import { tillRules } from '#shared/staff/rules'
import { tagRules } from '#shared/tag/rules'
import { tierRules } from '#shared/tier/rules'
import { templateFamily } from './domains/coupon/template-store.service'
import { previewDetection } from './domains/referral/detect-simulation.service'
import { registeredReferralRules } from './domains/referral/rules-preview.service'
import { previewScoreChange } from './domains/score/score-change.service'
import { fromNowOn, type Registry, register } from './domains/settings/rule-registry'
import { previewTagChange } from './domains/tag/tag-change.service'
import { previewTierChange } from './domains/tier/tier-change.service'

/** Every rule document that an operator may change. A new one adds a line: its schema, and what a change would do. */
const documents = [
  register(pointsRules, fromNowOn('之后获得的积分和成长值按新规则计算，已经获得的数额和到期时间不变。')),
  register(tierRules, previewTierChange),
  register(checkInRules, fromNowOn('之后的签到按新规则计算，已经发出的奖励和补签卡不变。')),
  register(tillRules, fromNowOn('之后的收银按新规则处理，已经预留的优惠券到原来的时间自动释放。')),
  register(saleLimits, fromNowOn('之后入账的消费按新限额检查，已经记下的消费不变。')),
  register(scoreRules, previewScoreChange),
  registeredReferralRules,
  register(detectionRules, previewDetection),
  register(tagRules, previewTagChange),
  register(funnelRules, fromNowOn('改动过的漏斗会在一小时内按新步骤重新统计最近 60 天，更早的日子不再显示。')),
]

/** Documents of which operators make as many as they like. */
export const ruleRegistry: Registry = { documents, families: [templateFamily] }
