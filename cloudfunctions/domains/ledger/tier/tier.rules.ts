import { benefitCopyProblems } from '#shared/ledger/tier/benefit-copy'
import { type TierRules, tierRules } from '#shared/ledger/tier/rules'
import type { RegisteredRules } from '../../../platform/noun/rules'
import { register } from '../../base/settings/settings.face'
import { previewTierChange } from './tier-change.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments: RegisteredRules[] = [
  {
    ...register(tierRules, previewTierChange),
    problems: async (_context, { after }) => benefitCopyProblems(after as TierRules),
  },
]
