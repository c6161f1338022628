import type { productContract } from '#shared/goods/product/contract'
import type { Handlers } from '../../../platform/handler'
import { keepProduct, listForTill, listProducts, takeOffSale } from './product.service'
import { saveProductFile } from './product-file.service'

export const productHandlers: Handlers<typeof productContract> = {
  'product.list': ({ afterKey }, context) => listProducts(context, afterKey ?? null),
  'product.save': (input, context) => keepProduct(context, input),
  'product.takeOffSale': ({ key }, context) => takeOffSale(context, key),
  'product.saveFile': (input, context) => saveProductFile(context, input),
  'product.listForTill': ({ revision }, context) => listForTill(context, revision ?? null),
}
