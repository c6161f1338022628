import type { Answers } from './domains/outbox/outbox.service'
import { giveTierGift } from './domains/tier/tier-gift.service'

/** Who answers which promise: the one place where an earlier noun's fact meets a later noun's deed. */
export const answers: Answers = { 'tier-gift': giveTierGift }
