import { trafficRules } from '#shared/insight/traffic/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [
  register(trafficRules, fromNowOn('从下一次统计起按新的看。已经停放的不变，由人放行或确认；红黄绿灯马上按新的界线。')),
]
