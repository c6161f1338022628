import { targetRules } from '#shared/front/today/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(targetRules, fromNowOn('“今天”的灯在一刻钟内按新目标亮；已经存下的日报、周报、月报不变。')),
]
