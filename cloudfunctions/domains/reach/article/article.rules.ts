import { articleRules } from '#shared/reach/article/rules'
import { fromNowOn, register } from '../../base/settings/settings.face'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(articleRules, fromNowOn('从下一次保存内容起按新的比例；已经上的不动'))]
