import type { privacyContract } from '#shared/privacy/contract'
import type { Handlers } from '../../platform/handler'
import { getStoredRecord } from './stored-record.service'

export const privacyHandlers: Handlers<typeof privacyContract> = {
  'privacy.getStoredRecord': (input, context) => getStoredRecord(context, input),
}
