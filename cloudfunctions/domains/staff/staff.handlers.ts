import type { staffContract } from '#shared/staff/contract'
import type { Handlers } from '../../platform/handler'
import { lookUpMember } from './look-up.service'
import { appoint, dismiss, getMine } from './staff.service'
import { listStores, saveStore } from './store.service'

export const staffHandlers: Handlers<typeof staffContract> = {
  'staff.getMine': (_input, context) => getMine(context),
  'staff.lookUpMember': (input, context) => lookUpMember(context, input),
  'staff.saveStore': (input, context) => saveStore(context, input),
  'staff.listStores': (_input, context) => listStores(context),
  'staff.appoint': (input, context) => appoint(context, input),
  'staff.dismiss': ({ memberId }, context) => dismiss(context, memberId),
}
