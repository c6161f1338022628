import type { privacyContract } from '#shared/front/privacy/contract'
import type { Handlers } from '../../../platform/handler'
import { getStoredRecord } from './stored-record.service'

export const privacyHandlers: Handlers<typeof privacyContract> = {
  'privacy.getStoredRecord': (input, context) => getStoredRecord(context, input),
}
