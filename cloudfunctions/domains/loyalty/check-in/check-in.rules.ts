import { checkInRules } from '#shared/loyalty/check-in/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(checkInRules, fromNowOn('之后的签到按新规则计算，已经发出的奖励和补签卡不变。'))]
