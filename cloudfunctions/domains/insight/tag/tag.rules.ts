import { tagRules } from '#shared/insight/tag/rules'
import { register } from '../../base/settings/settings.face'
import { previewTagChange } from './tag-change.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(tagRules, previewTagChange)]
