import { messageRules } from '#shared/reach/message/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(messageRules, fromNowOn('之后发的提醒按新规则，已经排好的提醒到时间再看规则；会员给过的次数不变。')),
]
