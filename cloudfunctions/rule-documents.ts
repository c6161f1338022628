import { detectionRules } from '#shared/growth/referral/signals/rules'
import { funnelRules } from '#shared/insight/report/rules'
import { scoreRules } from '#shared/insight/score/rules'
import { tagRules } from '#shared/insight/tag/rules'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { tillRules } from '#shared/people/staff/rules'
import { saleLimits } from '#shared/till/purchase/rules'
import { fromNowOn, type Registry, register } from './domains/base/settings/rule-registry'
import { previewDetection } from './domains/growth/referral/detect-simulation.service'
import { registeredReferralRules } from './domains/growth/referral/rules-preview.service'
import { previewScoreChange } from './domains/insight/score/score-change.service'
import { previewTagChange } from './domains/insight/tag/tag-change.service'
import { previewTierChange } from './domains/ledger/tier/tier-change.service'
import { templateFamily } from './domains/loyalty/coupon/template-store.service'

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
