import type { questionContract } from '#shared/reach/question/contract'
import type { Handlers } from '../../../platform/handler'
import { answerForm, takeBack } from './answer.service'
import { getForm, listMine, listOfMember, listResults } from './forms.service'

export const questionHandlers: Handlers<typeof questionContract> = {
  'question.listMine': (_input, context) => listMine(context),
  'question.getForm': ({ formKey }, context) => getForm(context, formKey),
  'question.answer': (input, context) => answerForm(context, input),
  'question.takeBack': (input, context) => takeBack(context, input),
  'question.listOfMember': ({ memberId }, context) => listOfMember(context, memberId),
  'question.listResults': (_input, context) => listResults(context),
}
