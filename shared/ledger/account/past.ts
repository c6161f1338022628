import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account, AccountPast, CheckInState } from '#shared/ledger/account/account'
import { addedGoods, type GoodsPast, moreOfGoods } from '#shared/ledger/account/goods-past'
import { noTally, type Tally } from '#shared/ledger/account/issued-tally'
import type { InvitedTally } from './account-referral'

/**
 * What stays of a person who has left: how much of what is given once, or so often, was given already. Counts and days
 * only; nothing in it leads to the record that was closed.
 */
export interface PersonPast {
  /** The first day on which the person was a member. */
  firstDay: BusinessDay
  /** The last day that was checked in, and what the month of then has paid. */
  checkInDay: BusinessDay | null
  monthLadder: CheckInState['monthLadder']
  makeUps: CheckInState['makeUps']
  /** Friends who have counted, by programme. */
  tallies: InvitedTally[]
  coupons: CouponPast[]
  /** Presents of a year or a month, see `giftKey`. */
  gifts: string[]
  /** The tiers that memberships ended in or had the gift of: reaching them brings nothing again. Missing in old records. */
  tierKeys?: string[]
  /** What was had of goods for points. Missing where there was nothing, and in records of before. */
  goods?: GoodsPast[]
  /** The forms that have paid. Missing where none has, and in records of before. */
  formKeys?: string[]
  /** The forms that were answered, those that pay nothing among them. Missing as above. */
  answeredFormKeys?: string[]
}

export interface CouponPast {
  templateId: string
  tally: Tally
}

export function nothingHad(firstDay: BusinessDay): PersonPast {
  return { firstDay, checkInDay: null, monthLadder: null, makeUps: null, tallies: [], coupons: [], gifts: [] }
}

/** Names a present that comes once for a year or a month, whichever record it is given to. */
export function giftKey(templateId: string, sourceId: string): string {
  return `${templateId} ${sourceId}`
}

/** Several accounts of one past, as different keys of a person know it: the most that any of them knows. */
export function joinedPast(pasts: readonly PersonPast[]): PersonPast | null {
  return pasts.reduce<PersonPast | null>((all, past) => (all ? joinTwo(all, past) : past), null)
}

function joinTwo(a: PersonPast, b: PersonPast): PersonPast {
  return {
    firstDay: a.firstDay < b.firstDay ? a.firstDay : b.firstDay,
    checkInDay: later(a.checkInDay, b.checkInDay),
    monthLadder: further(a.monthLadder, b.monthLadder, ({ paidTo }) => paidTo),
    makeUps: further(a.makeUps, b.makeUps, ({ count }) => count),
    tallies: byKey([...a.tallies, ...b.tallies], ({ programmeKey }) => programmeKey, moreFriends),
    coupons: byKey([...a.coupons, ...b.coupons], ({ templateId }) => templateId, more),
    gifts: joinedLists(a.gifts, b.gifts),
    tierKeys: joinedLists(a.tierKeys, b.tierKeys),
    ...((a.goods || b.goods) && {
      goods: byKey([...(a.goods ?? []), ...(b.goods ?? [])], ({ goodsId }) => goodsId, moreOfGoods),
    }),
    ...((a.formKeys || b.formKeys) && { formKeys: joinedLists(a.formKeys, b.formKeys) }),
    ...((a.answeredFormKeys || b.answeredFormKeys) && {
      answeredFormKeys: joinedLists(a.answeredFormKeys, b.answeredFormKeys),
    }),
  }
}

/** An earlier past, and what a membership has added to it. */
export function onTopOf(before: PersonPast | null, own: PersonPast): PersonPast {
  if (!before) return own
  const joined = joinTwo(before, own)
  const coupons = joined.coupons.map(({ templateId }) => ({
    templateId,
    tally: addedTally(tallyIn(before, templateId), tallyIn(own, templateId)),
  }))
  return { ...joined, coupons, ...(joined.goods && { goods: addedGoods(before.goods, own.goods) }) }
}

/** What was had before, and what came on top of it. */
export function addedTally(before: Tally | undefined, own: Tally): Tally {
  if (!before) return own
  const day = later(before.day, own.day)
  const ofDay = (tally: Tally) => (tally.day === day ? tally.issuedToday : 0)
  return { issued: before.issued + own.issued, day, issuedToday: ofDay(before) + ofDay(own) }
}

export function tallyIn(past: Pick<PersonPast, 'coupons'> | null, templateId: string): Tally {
  return past?.coupons.find((had) => had.templateId === templateId)?.tally ?? noTally
}

/** The account of somebody who was here before: the limits of a month and of a programme go on where they were. */
export function withPast(account: Account, keys: readonly string[], past: PersonPast): Account {
  const { checkIn, referral } = account
  const before = account.past
  const tallies = byKey(
    [...(referral?.tallies ?? []), ...past.tallies],
    ({ programmeKey }) => programmeKey,
    moreFriends,
  )
  return {
    ...account,
    past: {
      keys: joinedLists(before?.keys, keys),
      firstDay: before && before.firstDay < past.firstDay ? before.firstDay : past.firstDay,
      checkInDay: later(before?.checkInDay ?? null, past.checkInDay),
      friends: (before?.friends ?? 0) + friendsIn(tallies) - friendsIn(referral?.tallies ?? []),
      tierKeys: joinedLists(before?.tierKeys, past.tierKeys),
    },
    checkIn: {
      ...checkIn,
      monthLadder: further(checkIn.monthLadder, past.monthLadder, ({ paidTo }) => paidTo),
      makeUps: further(checkIn.makeUps, past.makeUps, ({ count }) => count),
    },
    referral: referral || tallies.length > 0 ? { pending: referral?.pending ?? null, tallies } : null,
  }
}

/**
 * Friends of an earlier membership stand in the tallies, so they go where these go: along with a merge (1), and out again
 * when that is undone (−1).
 */
export function pastWithFriendsOf(
  past: AccountPast | null | undefined,
  other: AccountPast | null | undefined,
  sign: 1 | -1,
): AccountPast | null {
  if (!other?.friends) return past ?? null
  const own = past ?? { ...other, friends: 0 }
  return { ...own, friends: own.friends + sign * other.friends }
}

/** Only the friends, which stand in the tallies; whose past it is will be told anew. */
export const onlyFriendsOf = (past: AccountPast | null | undefined, firstDay: BusinessDay): AccountPast | null =>
  past ? { keys: [], firstDay, checkInDay: null, friends: past.friends } : null

const friendsIn = (tallies: readonly InvitedTally[]) => tallies.reduce((sum, { friends }) => sum + friends, 0)

const joinedLists = (one: readonly string[] = [], other: readonly string[] = []) => [...new Set([...one, ...other])]

function later<T extends string>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

/** Of two marks of a month the later month's, of the same month the one that is further. */
function further<M extends { month: string }>(a: M | null, b: M | null, reach: (mark: M) => number): M | null {
  if (!a || !b) return a ?? b
  if (a.month !== b.month) return a.month > b.month ? a : b
  return reach(a) >= reach(b) ? a : b
}

function moreFriends(a: InvitedTally, b: InvitedTally): InvitedTally {
  const most = a.friends >= b.friends ? a : b
  return { ...most, paidTo: Math.max(a.paidTo, b.paidTo) }
}

function more(a: CouponPast, b: CouponPast): CouponPast {
  return a.tally.issued >= b.tally.issued ? a : b
}

function byKey<T>(all: readonly T[], keyOf: (each: T) => string, join: (a: T, b: T) => T): T[] {
  const found = new Map<string, T>()
  for (const each of all) {
    const known = found.get(keyOf(each))
    found.set(keyOf(each), known ? join(known, each) : each)
  }
  return [...found.values()]
}
