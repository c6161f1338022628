import { followUpRules } from '#shared/reach/follow-up/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(followUpRules, fromNowOn('之后安排的跟进按新规则；已经在店员手上的，说法、券和期限不变。')),
]
