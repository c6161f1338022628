import type { recommendationContract } from '#shared/insight/recommendation/contract'
import type { Handlers } from '../../../platform/handler'
import { listBundles } from './bundles.service'
import { hideProduct, listMine, listTogether } from './recommendation.service'

export const recommendationHandlers: Handlers<typeof recommendationContract> = {
  'recommendation.listMine': (_input, context) => listMine(context),
  'recommendation.hide': ({ productKey }, context) => hideProduct(context, productKey),
  'recommendation.listBundles': (_input, context) => listBundles(context),
  'recommendation.listTogether': ({ productKey }, context) => listTogether(context, productKey),
}
