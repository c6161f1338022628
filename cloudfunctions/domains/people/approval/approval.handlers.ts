import type { approvalContract } from '#shared/people/approval/contract'
import type { Handlers } from '../../../platform/handler'
import { approveProposed, getProposed, listProposed, refuseProposed, withdrawProposed } from './approval.service'

export const approvalHandlers: Handlers<typeof approvalContract> = {
  'approval.list': (input, context) => listProposed(context, input),
  'approval.get': ({ approvalId }, context) => getProposed(context, approvalId),
  'approval.approve': (input, context) => approveProposed(context, input),
  'approval.refuse': (input, context) => refuseProposed(context, input),
  'approval.withdraw': ({ approvalId }, context) => withdrawProposed(context, approvalId),
}
