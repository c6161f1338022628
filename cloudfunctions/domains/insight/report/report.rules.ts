import { funnelRules } from '#shared/insight/report/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(funnelRules, fromNowOn('改动过的漏斗会在一小时内按新步骤重新统计最近 60 天，更早的日子不再显示。')),
]
