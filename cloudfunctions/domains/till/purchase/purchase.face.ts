/** What other nouns may use of `purchase`; they may import nothing else of it. */
export {
  isBroughtBy,
  previewImportedUndo,
  UNDONE_AT_ONCE,
  undoImported,
} from './imported-undo.service'
export { listKeptBetween, listKeptPurchases } from './kept-purchases.repository'
export { cancelPreview, previewPurchase } from './preview.service'
export { toPurchaseView } from './purchase.mapper'
export {
  addPurchases,
  countStandingByStore,
  findPurchase,
  findPurchases,
  insertPurchases,
  listPurchasesBetween,
  listPurchasesOfMember,
  removePurchasesOf,
  removeUncounted,
  returnPurchases,
  unmarkPurchases,
} from './purchase.repository'
export { confirmSale } from './purchase.service'
export {
  type ChangeReading,
  fingerprintOfChanges,
  listChangedPurchases,
  listPurchasesUntil,
} from './purchase-history.repository'
export { pageOfDay } from './purchase-list.service'
export { listSoldSince } from './purchase-steps.repository'
export { countPurchases, sumPurchasesByMember } from './recount.service'
export { refundFromFile, refundPurchase } from './refund.service'
export { undoPurchase } from './undo.service'
export {
  listPurchasesByDay,
  listPurchasesOn,
  listPurchasesSince,
  sumSalesByStore,
} from './written-purchases.repository'
