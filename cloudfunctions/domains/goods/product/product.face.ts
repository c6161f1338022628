/** What other nouns may use of `product`; nothing else of it is theirs to import. */
export { findProducts, findSoldGoods, keepSoldGoods } from './product.repository'
