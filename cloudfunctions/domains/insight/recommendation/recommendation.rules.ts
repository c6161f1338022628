import { recommendationRules } from '#shared/insight/recommendation/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(recommendationRules, fromNowOn('半分钟内哪里都按新的显示。多少天算一半，从会员下一次消费后的夜里起。')),
]
