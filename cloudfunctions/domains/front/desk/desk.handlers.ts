import type { deskContract } from '#shared/front/desk/contract'
import type { Handlers } from '../../../platform/handler'
import { endSession, getMine, listSessions } from './session.service'
import { beginSignIn, confirmSignIn, lookAtSignIn, pollSignIn, refuseSignIn } from './sign-in.service'

export const deskHandlers: Handlers<typeof deskContract> = {
  'desk.beginSignIn': ({ secretHash }, context) => beginSignIn(context, secretHash),
  'desk.pollSignIn': (input, context) => pollSignIn(context, input),
  'desk.lookAtSignIn': ({ loginId }, context) => lookAtSignIn(context, loginId),
  'desk.confirmSignIn': (input, context) => confirmSignIn(context, input),
  'desk.refuseSignIn': ({ loginId }, context) => refuseSignIn(context, loginId),
  'desk.getMine': (_input, context) => getMine(context),
  'desk.listSessions': ({ isEverybody }, context) => listSessions(context, isEverybody),
  'desk.endSession': ({ sessionId }, context) => endSession(context, sessionId),
}
