import type { tillWireContract } from '#shared/till/till-wire/contract'
import type { Handlers } from '../../../platform/handler'
import { findOwn, listDay } from './books.service'
import { cancelOwnPreview, lookUp, preview } from './preview.service'
import { sell } from './sale.service'
import { refund, undo } from './take-back.service'

export const tillWireHandlers: Handlers<typeof tillWireContract> = {
  'till-wire.lookUp': ({ memberCode }, context) => lookUp(context, memberCode),
  'till-wire.preview': (input, context) => preview(context, input),
  'till-wire.cancelPreview': ({ couponIds }, context) => cancelOwnPreview(context, couponIds),
  'till-wire.sell': (input, context) => sell(context, input),
  'till-wire.refund': (input, context) => refund(context, input),
  'till-wire.undo': (input, context) => undo(context, input),
  'till-wire.find': ({ number }, context) => findOwn(context, number),
  'till-wire.listDay': (input, context) => listDay(context, input),
}
