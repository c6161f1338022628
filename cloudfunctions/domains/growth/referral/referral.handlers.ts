import type { referralContract } from '#shared/growth/referral/contract'
import type { Handlers } from '../../../platform/handler'
import { getInvite } from './invite.service'
import { getPoster } from './poster.service'
import { getProgramme } from './programme.service'

export const referralHandlers: Handlers<typeof referralContract> = {
  'referral.getInvite': ({ cursor }, context) => getInvite(context, cursor),
  'referral.getPoster': (_input, context) => getPoster(context),
  'referral.getProgramme': (_input, context) => getProgramme(context),
}
