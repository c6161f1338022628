import type { messageContract } from '#shared/reach/message/contract'
import type { Handlers } from '../../../platform/handler'
import { getBoard, switchOn } from './board.service'
import { getReminders, recordAnswers, turnOff } from './wish.service'

export const messageHandlers: Handlers<typeof messageContract> = {
  'message.getReminders': (_input, context) => getReminders(context),
  'message.recordAnswers': (input, context) => recordAnswers(context, input),
  'message.turnOff': ({ purpose }, context) => turnOff(context, purpose),
  'message.getBoard': (_input, context) => getBoard(context),
  'message.switchOn': ({ templateId }, context) => switchOn(context, templateId),
}
