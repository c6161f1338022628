import type { tierContract } from '#shared/ledger/tier/contract'
import type { Handlers } from '../../../platform/handler'
import { listTiers, reportTiers } from './tier.service'

export const tierHandlers: Handlers<typeof tierContract> = {
  'tier.list': (_input, context) => listTiers(context),
  'tier.report': (_input, context) => reportTiers(context),
}
