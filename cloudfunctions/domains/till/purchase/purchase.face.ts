/** What other nouns may use of `purchase`; nothing else of it is theirs to import. */
export { listKeptPurchases } from './kept-purchases.repository'
export { findPurchase, findPurchases, insertPurchases, listPurchasesOfMember } from './purchase.repository'
export {
  type ChangeReading,
  fingerprintOfChanges,
  listChangedPurchases,
  listPurchasesUntil,
} from './purchase-history.repository'
export { countPurchases, sumPurchasesByMember } from './recount.service'
export { refundFromFile } from './refund.service'
export { listPurchasesByDay, listPurchasesOn, listPurchasesSince } from './written-purchases.repository'
