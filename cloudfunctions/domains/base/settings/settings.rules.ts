import { approvalRules } from '#shared/base/settings/approval-rules'
import { fromNowOn, register } from './rule-registry'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(approvalRules, fromNowOn('之后起草和批准的规则按新办法处理。'))]
