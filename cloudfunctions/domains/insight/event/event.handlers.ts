import type { eventContract } from '#shared/insight/event/contract'
import type { Handlers } from '../../../platform/handler'
import { recordEvents } from './event.service'

export const eventHandlers: Handlers<typeof eventContract> = {
  'event.record': (input, context) => recordEvents(context, input),
}
