import { pointsRules } from '#shared/ledger/points/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(pointsRules, fromNowOn('之后获得的积分和成长值按新规则计算，已经获得的数额和到期时间不变。')),
]
