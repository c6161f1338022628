import type { Evidence } from '../detector'
import { count, newTallyBook, talliesOf } from '../detector-batch'
import type { BondFacts, Party } from '../signals/facts'
import { HOUR_MS } from '../signals/facts'
import type { ShopRates } from '../signals/quality'
import { defaultDetectionRules } from '../signals/rules'

const DAY_MS = 24 * HOUR_MS
export const JOINED_AT = Date.parse('2026-03-02T12:00:00+08:00')

export function aParty(memberId: string, own: Partial<Party> = {}): Party {
  const key = `of ${memberId}`
  return { memberId, joinedAt: JOINED_AT, device: key, network: key, payer: null, address: null, ...own }
}

/** A friend who joined by the invitation of a member of old and bought two days later, by a phone of their own. */
export function aBond(own: Partial<BondFacts> = {}): BondFacts {
  return {
    invitee: aParty('friend'),
    inviter: aParty('inviter', { joinedAt: JOINED_AT - 90 * DAY_MS }),
    boundAt: JOINED_AT,
    qualifiedAt: JOINED_AT + 2 * DAY_MS,
    order: { amountFen: 18_800, minimumFen: 9_900 },
    isRefunded: null,
    activeDays: null,
    ...own,
  }
}

export const USUAL_RATES: ShopRates = {
  fast: 0.3,
  near: 0.4,
  refunded: 0.1,
  quiet: 0.5,
  sharedDevice: 0.03,
  waits: [5, 10, 15, 5, 5, 5, 15, 10, 10, 10, 5, 5],
}

/** What the detector sees of the last of these bonds, after all of them were counted in their order. */
export function evidenceOf(bonds: readonly BondFacts[], own: Partial<Evidence> = {}): Evidence {
  const book = newTallyBook()
  for (const bond of bonds) count(book, bond, defaultDetectionRules)
  const bond = bonds.at(-1) ?? aBond()
  const tallies = talliesOf(book, bond)
  return {
    bond,
    tallies,
    chain: { ringLength: 0, depth: 1 },
    rates: USUAL_RATES,
    judgedAt: Number.POSITIVE_INFINITY,
    platformRank: null,
    ...own,
  }
}
