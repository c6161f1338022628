import type { tillKeyContract } from '#shared/till/till-key/contract'
import type { Handlers } from '../../../platform/handler'
import { createKey, listKeys, revokeKey } from './till-key.service'

export const tillKeyHandlers: Handlers<typeof tillKeyContract> = {
  'till-key.create': (input, context) => createKey(context, input),
  'till-key.list': ({ storeId }, context) => listKeys(context, storeId),
  'till-key.revoke': (input, context) => revokeKey(context, input),
}
