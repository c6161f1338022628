/** What other nouns may use of `tier`; they may import nothing else of it. */

export { findGifts, type TierGift } from './gifts-given.service'
export { earn, raiseTier, raiseTierSilently, reportTiers } from './tier.service'
export { giveGift } from './tier-gift.service'
export { settleTier, takeGiftsBack } from './tier-loss.service'
