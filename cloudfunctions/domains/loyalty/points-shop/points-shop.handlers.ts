import type { pointsShopContract } from '#shared/loyalty/points-shop/contract'
import type { pointsShopOperatorContract } from '#shared/loyalty/points-shop/operator-contract'
import type { Handlers } from '../../../platform/handler'
import { callOff, cancelPickUp, handOver, lookUpPickUp } from './ending.service'
import { exchangeGoods } from './exchange.service'
import { addStock, listGoods, listWaiting, saveGoods, setGoodsState } from './goods.service'
import { getPickUp, getShop, listPickUps } from './shop.service'

export const pointsShopHandlers: Handlers<typeof pointsShopContract & typeof pointsShopOperatorContract> = {
  'points-shop.getShop': ({ storeId }, context) => getShop(context, storeId),
  'points-shop.exchange': (input, context) => exchangeGoods(context, input),
  'points-shop.listPickUps': ({ before }, context) => listPickUps(context, before),
  'points-shop.getPickUp': ({ pickUpId }, context) => getPickUp(context, pickUpId),
  'points-shop.cancel': ({ pickUpId }, context) => cancelPickUp(context, pickUpId),
  'points-shop.lookUp': (input, context) => lookUpPickUp(context, input),
  'points-shop.handOver': (input, context) => handOver(context, input),
  'points-shop.listGoods': ({ afterId }, context) => listGoods(context, afterId),
  'points-shop.saveGoods': (input, context) => saveGoods(context, input),
  'points-shop.setGoodsState': (input, context) => setGoodsState(context, input),
  'points-shop.addStock': (input, context) => addStock(context, input),
  'points-shop.listWaiting': ({ storeId }, context) => listWaiting(context, storeId),
  'points-shop.callOff': (input, context) => callOff(context, input),
}
