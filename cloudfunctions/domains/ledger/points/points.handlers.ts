import type { pointsContract } from '#shared/ledger/points/contract'
import type { Handlers } from '../../../platform/handler'
import { adjustPoints, reverseEntry } from './correction.service'
import { getBalance, listLedger, lookAtLedger } from './points.service'

export const pointsHandlers: Handlers<typeof pointsContract> = {
  'points.getBalance': (_input, context) => getBalance(context),
  'points.listEntries': ({ beforeSeq }, context) => listLedger(context, context.memberId, beforeSeq),
  'points.adjust': (input, context) => adjustPoints(context, input),
  'points.reverse': (input, context) => reverseEntry(context, input),
  'points.listLedger': (input, context) => lookAtLedger(context, input),
}
