/** What other nouns may use of `account`; they may import nothing else of it. */
export {
  addAccounts,
  countAccountsOfTier,
  findAccount,
  findAccounts,
  pageAccounts,
  removeAccounts,
} from './account.repository'
export {
  findHeir,
  getActiveAccount,
  getAnsweringAccount,
  holdActiveAccount,
  keepAccount,
  MERGES_MAX,
  openAccount,
  requireGiftsFree,
} from './account.service'
export { addToAccount, unmarkAccounts } from './bulk-account.repository'
export { carry, withCarried } from './carried.service'
export { listWithEndedLots, listWithEndedTier } from './due-accounts.repository'
export { listMergedAccounts, mergedAccountsOf, moveCards } from './merged-accounts.service'
export {
  clearUnwritten,
  countInSegment,
  countPortraits,
  countWithTag,
  findPortrait,
  findPortraits,
  insertPortraits,
  listDuePortraits,
  listInSegment,
  listUnwritten,
  listWithTag,
  pagePortraits,
  replacePortrait,
  savePortrait,
} from './portrait.repository'
export { countAccounts, listOfTiers, listWithPurchaseSince } from './reach.repository'
export { countBatch, countBatchAfter, findCounters } from './visit-counters.repository'
export { listAccountsSince, listSeenSince } from './written-accounts.repository'
