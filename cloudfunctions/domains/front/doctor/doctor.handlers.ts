import type { doctorContract } from '#shared/front/doctor/contract'
import type { Handlers } from '../../../platform/handler'
import { listFindings } from './doctor.service'
import { approveRepair, previewRepair, proposeRepair, repair, withdrawRepair } from './repair.service'

export const doctorHandlers: Handlers<typeof doctorContract> = {
  'doctor.list': (_input, context) => listFindings(context),
  'doctor.preview': ({ findingId }, context) => previewRepair(context, findingId),
  'doctor.propose': (input, context) => proposeRepair(context, input),
  'doctor.repair': (input, context) => repair(context, input),
  'doctor.approve': (input, context) => approveRepair(context, input),
  'doctor.withdraw': (input, context) => withdrawRepair(context, input),
}
