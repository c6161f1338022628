import { tillRules } from '#shared/people/staff/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(tillRules, fromNowOn('之后的收银按新规则处理，已经预留的券到原来的时间自动释放。')),
]
