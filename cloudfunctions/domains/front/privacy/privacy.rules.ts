import { privacyRules } from '#shared/front/privacy/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(privacyRules, fromNowOn('之后登记的请求按新的工作日和冷静期算，已经登记的不变。')),
]
