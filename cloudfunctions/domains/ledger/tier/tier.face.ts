/** What other nouns may use of `tier`; they may import nothing else of it. */

export { earn, raiseTier, raiseTierSilently, reportTiers } from './tier.service'
export { findGift } from './tier-gift.service'
export { settleTier, takeGiftsBack } from './tier-loss.service'
