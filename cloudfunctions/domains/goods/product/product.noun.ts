import { actions, type Noun } from '../../../platform/noun/noun'

export const productNoun: Noun = {
  shelf: 'goods',
  name: 'product',
  uses: ['audit'],
  actions: actions(async () => ({
    contract: (await import('#shared/goods/product/contract')).productContract,
    handlers: (await import('./product.handlers')).productHandlers,
  })),
  collections: {
    products: {
      shard: 'whole',
      indexes: { byOnSale: ['isOnSale', '_id'] },
      person: null,
    },
    catalogue: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
  },
}
