import { webhookRules } from '#shared/reach/webhook/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(webhookRules, fromNowOn('新写的和换了网址的，店主放行以后才通；删掉和关掉的马上不通。')),
]
