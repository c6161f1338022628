import type { timeMachineContract } from '#shared/front/time-machine/contract'
import type { Handlers } from '../../../platform/handler'
import { memberAsOf } from './member-as-of.service'
import { replay } from './replay.service'

export const timeMachineHandlers: Handlers<typeof timeMachineContract> = {
  'time-machine.getMember': (input, context) => memberAsOf(context, input),
  'time-machine.replay': (input, context) => replay(context, input),
}
