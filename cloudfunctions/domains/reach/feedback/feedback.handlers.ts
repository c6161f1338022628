import type { feedbackContract } from '#shared/reach/feedback/contract'
import type { Handlers } from '../../../platform/handler'
import { getBox, writeToBox } from './box.service'
import { getMine, listMine, replyToShop, settle } from './own-feedback.service'
import { getRating, ratePurchase } from './rating.service'
import { answerTicket, closeTicket, getTicket, listTickets, takeTicket } from './ticket.service'
import { getVoice } from './voice.service'

export const feedbackHandlers: Handlers<typeof feedbackContract> = {
  'feedback.getRating': ({ purchaseId }, context) => getRating(context, purchaseId),
  'feedback.rate': (input, context) => ratePurchase(context, input),
  'feedback.getBox': (_input, context) => getBox(context),
  'feedback.write': (input, context) => writeToBox(context, input),
  'feedback.listMine': ({ beforeAt }, context) => listMine(context, beforeAt),
  'feedback.getMine': ({ feedbackId }, context) => getMine(context, feedbackId),
  'feedback.reply': (input, context) => replyToShop(context, input),
  'feedback.settle': (input, context) => settle(context, input),
  'feedback.listTickets': (input, context) => listTickets(context, input),
  'feedback.getTicket': (input, context) => getTicket(context, input),
  'feedback.take': (input, context) => takeTicket(context, input),
  'feedback.answer': (input, context) => answerTicket(context, input),
  'feedback.close': (input, context) => closeTicket(context, input),
  'feedback.getVoice': (input, context) => getVoice(context, input),
}
