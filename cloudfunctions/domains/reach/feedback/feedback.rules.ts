import { feedbackRules } from '#shared/reach/feedback/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(feedbackRules, fromNowOn('之后打的分、写的意见按新的时间算；已经在等的，期限不变。')),
]
