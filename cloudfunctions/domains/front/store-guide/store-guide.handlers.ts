import type { storeGuideContract } from '#shared/front/store-guide/contract'
import type { Handlers } from '../../../platform/handler'
import { chooseUsual, listCouponsAt, listStores } from './guide.service'

export const storeGuideHandlers: Handlers<typeof storeGuideContract> = {
  'store-guide.list': (_input, context) => listStores(context),
  'store-guide.listCoupons': ({ storeId }, context) => listCouponsAt(context, storeId),
  'store-guide.chooseUsual': ({ storeId }, context) => chooseUsual(context, storeId),
}
