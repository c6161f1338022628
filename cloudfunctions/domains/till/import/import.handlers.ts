import type { importContract } from '#shared/till/import/contract'
import type { Handlers } from '../../../platform/handler'
import { importPurchases } from './import.service'

export const importHandlers: Handlers<typeof importContract> = {
  'import.apply': (input, context) => importPurchases(context, input),
}
