import type { entranceContract } from '#shared/growth/entrance/contract'
import type { Handlers } from '../../../platform/handler'
import { enterCost, getChannelReport, listCostsUntil } from './cost.service'
import { changeEntranceOf, createEntrance, getEntranceCode, listEntrances } from './entrance.service'
import { getOwnEntrance } from './own-entrance.service'
import { recordTouch } from './touch.service'

export const entranceHandlers: Handlers<typeof entranceContract> = {
  'entrance.recordTouch': (input, context) => recordTouch(context, input),
  'entrance.create': (input, context) => createEntrance(context, input),
  'entrance.change': (input, context) => changeEntranceOf(context, input),
  'entrance.list': ({ afterKey }, context) => listEntrances(context, afterKey),
  'entrance.getCode': ({ key }, context) => getEntranceCode(context, key),
  'entrance.getOwn': ({ storeId }, context) => getOwnEntrance(context, storeId),
  'entrance.saveCost': (input, context) => enterCost(context, input),
  'entrance.listCosts': ({ untilDay }, context) => listCostsUntil(context, untilDay),
  'entrance.getChannelReport': (input, context) => getChannelReport(context, input),
}
