import { watchRules } from '#shared/insight/incident/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(watchRules, fromNowOn('十分钟内按新的日子判断；已经开出的事件不变。'))]
