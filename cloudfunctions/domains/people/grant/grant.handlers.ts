import type { grantContract } from '#shared/people/grant/contract'
import type { Handlers } from '../../../platform/handler'
import { giveGrant, listGrants, takeGrant } from './grant.service'
import { claimOwner, makeOwnerCode } from './owner-code.service'

export const grantHandlers: Handlers<typeof grantContract> = {
  'grant.makeOwnerCode': (_input, context) => makeOwnerCode(context),
  'grant.claimOwner': (input, context) => claimOwner(context, input),
  'grant.list': (_input, context) => listGrants(context),
  'grant.give': (input, context) => giveGrant(context, input),
  'grant.take': ({ memberId }, context) => takeGrant(context, memberId),
}
