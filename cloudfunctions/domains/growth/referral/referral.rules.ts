import { detectionRules } from '#shared/growth/referral/signals/rules'
import { register } from '../../base/settings/settings.face'
import { previewDetection } from './detect-simulation.service'
import { registeredReferralRules } from './rules-preview.service'

/** Rule documents that operators may change, each with what a change would do. */
export const ruleDocuments = [registeredReferralRules, register(detectionRules, previewDetection)]
