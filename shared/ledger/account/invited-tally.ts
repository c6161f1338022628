import type { BusinessMonth } from '#shared/kernel/business-day'
import type { AccountReferral, InvitedTally } from './account-referral'

/** A programme before these has no open bonds any more. */
const PROGRAMMES_MAX = 6
const MONTHS_MAX = 12

export const noReferral: AccountReferral = { pending: null, tallies: [] }

export function tallyOf(referral: AccountReferral | null | undefined, programmeKey: string): InvitedTally {
  const known = referral?.tallies.find((tally) => tally.programmeKey === programmeKey)
  return known ?? { programmeKey, friends: 0, paidTo: 0, months: [] }
}

/** One friend more. */
export function withFriend(tally: InvitedTally, month: BusinessMonth): InvitedTally {
  return { ...tally, friends: tally.friends + 1, months: addMonths(tally.months, [{ month, friends: 1 }], 1) }
}

export function withTally(referral: AccountReferral | null | undefined, tally: InvitedTally): AccountReferral {
  const { pending, tallies } = referral ?? noReferral
  const isKnown = tallies.some(({ programmeKey }) => programmeKey === tally.programmeKey)
  const next = isKnown
    ? tallies.map((each) => (each.programmeKey === tally.programmeKey ? tally : each))
    : [...tallies, tally]
  return { pending, tallies: next.slice(-PROGRAMMES_MAX) }
}

/** The friends of another record of the same person, added by a merge (1) or taken off by its undoing (−1). */
export function mergeTallies(
  referral: AccountReferral | null | undefined,
  other: AccountReferral | null | undefined,
  sign: 1 | -1,
): AccountReferral | null {
  let merged = referral ?? null
  for (const { programmeKey, friends, paidTo, months } of other?.tallies ?? []) {
    const own = tallyOf(merged, programmeKey)
    merged = withTally(merged, {
      programmeKey,
      friends: own.friends + sign * friends,
      // What was paid once is not paid again, whoever it was paid to.
      paidTo: Math.max(own.paidTo, sign === 1 ? paidTo : 0),
      months: addMonths(own.months, months, sign),
    })
  }
  return merged
}

/** The ladder as far as its own friends reach: a step that was only reached with another's is open again. */
export function withOwnLadder(referral: AccountReferral | null): AccountReferral | null {
  if (!referral) return referral
  const tallies = referral.tallies.map((tally) => ({ ...tally, paidTo: Math.min(tally.paidTo, tally.friends) }))
  return { ...referral, tallies }
}

function addMonths(months: InvitedTally['months'], added: InvitedTally['months'], sign: 1 | -1) {
  const sums = new Map(months.map(({ month, friends }) => [month, friends]))
  for (const { month, friends } of added) sums.set(month, (sums.get(month) ?? 0) + sign * friends)
  return [...sums]
    .filter(([, friends]) => friends !== 0)
    .map(([month, friends]) => ({ month, friends }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-MONTHS_MAX)
}
