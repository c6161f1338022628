import { tierRules } from '#shared/ledger/tier/rules'
import { register } from '../../base/settings/settings.face'
import { previewTierChange } from './tier-change.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [register(tierRules, previewTierChange)]
