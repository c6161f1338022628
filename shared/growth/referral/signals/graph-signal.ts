import type { Chain } from '../graph'
import { type BondFacts, HOUR_MS } from './facts'
import type { DetectionRules } from './rules'
import type { Reading } from './signal'

/** From joining to the bond, for a phone that was slow and a person who came back to the card. */
const JOINED_JUST_NOW_MS = 24 * HOUR_MS
const WEAK = 0.3

/** A ring of invitations, an older account bound late to a younger one, or a chain that only exists to be one. */
export function graph(bond: BondFacts, { ringLength, depth }: Chain, { lines }: DetectionRules): Reading {
  const { ringLengthMin, deepChainMin } = lines
  if (ringLength >= ringLengthMin) return { value: ringLength, threshold: ringLengthMin, strength: 1, pattern: 'ring' }
  // Two who invited each other are mostly a couple.
  if (ringLength === 2) return { value: 2, threshold: ringLengthMin, strength: WEAK, pattern: 'couple' }
  const { isLate, days } = lateBinding(bond)
  if (isLate) return { value: days, threshold: 1, strength: WEAK, pattern: 'lateBinding' }
  if (depth >= deepChainMin) return { value: depth, threshold: deepChainMin, strength: WEAK, pattern: 'deep' }
  return { value: 0, threshold: ringLengthMin, strength: 0 }
}

/** Whether the "new friend" had been here for some time, and longer than the inviter. */
function lateBinding({ invitee, inviter, boundAt }: BondFacts): { isLate: boolean; days: number } {
  if (invitee.joinedAt === null) return { isLate: false, days: 0 }
  const aliveMs = boundAt - invitee.joinedAt
  const isOlder = inviter.joinedAt === null || invitee.joinedAt < inviter.joinedAt
  return { isLate: isOlder && aliveMs > JOINED_JUST_NOW_MS, days: Math.floor(aliveMs / JOINED_JUST_NOW_MS) }
}
