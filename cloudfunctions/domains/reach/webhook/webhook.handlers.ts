import type { webhookContract } from '#shared/reach/webhook/contract'
import type { Handlers } from '../../../platform/handler'
import { allowAddress, forbidAddress } from './door.service'
import { listAddresses } from './list.service'

export const webhookHandlers: Handlers<typeof webhookContract> = {
  'webhook.list': (_input, context) => listAddresses(context),
  'webhook.allow': (input, context) => allowAddress(context, input),
  'webhook.forbid': (input, context) => forbidAddress(context, input),
}
