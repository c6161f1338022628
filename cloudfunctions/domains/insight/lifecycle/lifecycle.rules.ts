import { lifecycleRules } from '#shared/insight/lifecycle/rules'
import { register } from '../../base/settings/settings.face'
import { previewLifecycleChange } from './rule-change.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(lifecycleRules, previewLifecycleChange)]
