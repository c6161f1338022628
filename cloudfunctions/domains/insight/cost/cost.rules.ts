import { costRules } from '#shared/insight/cost/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(costRules, fromNowOn('花费页面马上按新的单价和预算重新计算，记下的次数不变。'))]
