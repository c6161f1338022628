/** What other nouns may use of `product`; they may import nothing else of it. */
export { goodsAtHand } from './at-hand.service'
export { findProducts, findSoldGoods, keepSoldGoods, listOffSale, pageProducts } from './product.repository'
