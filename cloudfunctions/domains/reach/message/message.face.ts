/** What other nouns may use of `message`; they may import nothing else of it. */
export { type SaidOnce, sayOnce } from './said-once.service'
export { sumStepOutcomes } from './send.repository'
export { findWallets } from './wallet.repository'
