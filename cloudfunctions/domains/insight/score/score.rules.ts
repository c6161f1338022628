import { scoreRules } from '#shared/insight/score/rules'
import { register } from '../../base/settings/settings.face'
import { previewScoreChange } from './score-change.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(scoreRules, previewScoreChange)]
