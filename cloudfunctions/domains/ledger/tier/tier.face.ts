/** What other nouns may use of `tier`; nothing else of it is theirs to import. */

export { earn, raiseTier, raiseTierSilently, reportTiers } from './tier.service'
export { findGift } from './tier-gift.service'
export { settleTier, takeGiftsBack } from './tier-loss.service'
