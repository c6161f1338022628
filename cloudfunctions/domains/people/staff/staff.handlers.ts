import type { staffContract } from '#shared/people/staff/contract'
import type { Handlers } from '../../../platform/handler'
import { listAppointed, listColleagues, removeColleague } from './colleague.service'
import { invite, join } from './invitation.service'
import { lookUpMember } from './look-up.service'
import { closeReview, openReview } from './review.service'
import { appoint, dismiss, getMine } from './staff.service'
import { listStores, saveStore } from './store.service'

export const staffHandlers: Handlers<typeof staffContract> = {
  'staff.getMine': (_input, context) => getMine(context),
  'staff.invite': (input, context) => invite(context, input),
  'staff.join': ({ code }, context) => join(context, code),
  'staff.list': ({ storeId }, context) => listColleagues(context, storeId),
  'staff.remove': (input, context) => removeColleague(context, input),
  'staff.lookUpMember': (input, context) => lookUpMember(context, input),
  'staff.saveStore': (input, context) => saveStore(context, input),
  'staff.listStores': (_input, context) => listStores(context),
  'staff.listAppointed': (_input, context) => listAppointed(context),
  'staff.appoint': (input, context) => appoint(context, input),
  'staff.openReview': (input, context) => openReview(context, input),
  'staff.closeReview': (_input, context) => closeReview(context),
  'staff.dismiss': ({ memberId }, context) => dismiss(context, memberId),
}
