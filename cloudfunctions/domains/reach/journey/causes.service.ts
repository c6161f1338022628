import type { FactName } from '#shared/base/facts/fact-catalogue'
import { addDays, businessDayOf, DAY_MS, startOfDay } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { birthdaysOn } from '#shared/loyalty/coupon/grant-days'
import type { Definition, Trigger } from '#shared/reach/journey/definition'
import { SIMULATED_DAYS } from '#shared/reach/journey/forecast'
import { isRunningOut, momentOf } from '#shared/reach/journey/moment-of'
import type { JourneyFact } from '#shared/reach/journey/occasions'
import type { Life } from '#shared/reach/journey/simulation'
import type { Context } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Fact } from '../../../platform/noun/fact-source'
import { listEntriesOfMembers } from '../../insight/segment/segment.face'
import { findAccounts, findPortraits } from '../../ledger/account/account.face'
import { listEndedBetween } from '../../loyalty/coupon/coupon.face'
import type { Member } from '../../people/member/member.face'

/** What the shop’s records call what a journey hears; what is missing left no record of its time. */
export const RECORDED: Partial<Record<JourneyFact, FactName>> = {
  'member.joined': 'member.joined',
  'purchase.recorded': 'purchase.recorded',
  'check-in.performed': 'check-in.performed',
  'coupon.redeemed': 'coupon.redeemed',
  'booking.attended': 'booking.attended',
  'article.read': 'article.read',
  'friend.counted': 'referral.qualified',
}

/** Begun in the morning, as the job of the calendar does. */
const MORNING_MS = (8 * 60 + 10) * 60_000

interface Looked {
  members: readonly Member[]
  facts: ReadonlyMap<string, readonly Fact[]>
  fromAt: number
}
type Causes = Map<string, Life['causes'][number][]>

/** What would have let some members in, each in the order of time. */
export async function causesOf(context: Context, { trigger }: Definition, looked: Looked): Promise<Causes> {
  const causes = await unsorted(context, trigger, looked)
  for (const own of causes.values()) own.sort((a, b) => a.at - b.at)
  return causes
}

function unsorted(context: Context, trigger: Trigger, looked: Looked): Promise<Causes> | Causes {
  switch (trigger.kind) {
    case 'fact':
      return ofFacts(trigger, looked)
    case 'segment':
      return ofSegment(context, trigger, looked)
    case 'moment':
      return ofMoments(context, trigger, looked)
  }
}

const of = (members: readonly Member[], each: (member: Member) => Life['causes'][number][]): Causes =>
  new Map(members.map((member) => [member._id, each(member)]))

function ofFacts({ fact, minFen = 0 }: Extract<Trigger, { kind: 'fact' }>, { members, facts, fromAt }: Looked): Causes {
  const name = RECORDED[fact]
  return of(members, ({ _id }) =>
    (facts.get(_id) ?? [])
      .filter((each) => each.name === name && each.at >= fromAt && each.spentFen >= minFen)
      .map(({ at }) => ({ at, key: `${fact}:${at}` })),
  )
}

async function ofSegment(
  { db }: Context,
  { segmentId, isForPresent }: Extract<Trigger, { kind: 'segment' }>,
  { members, fromAt }: Looked,
): Promise<Causes> {
  const memberIds = members.map(({ _id }) => _id)
  const [changes, portraits] = await Promise.all([
    listEntriesOfMembers(db, segmentId, memberIds, fromAt),
    isForPresent ? findPortraits(db, memberIds) : [],
  ])
  const changesOf = groupedBy(changes, ({ memberId }) => memberId)
  const present = new Set(portraits.filter(({ segmentIds }) => segmentIds.includes(segmentId)).map(({ _id }) => _id))
  return of(members, ({ _id }) => [
    ...(present.has(_id) ? [{ at: fromAt, key: `present:${segmentId}` }] : []),
    ...(changesOf.get(_id) ?? []).map((change) => ({ at: change.at, key: `segment:${change._id}` })),
  ])
}

type Moments = Extract<Trigger, { kind: 'moment' }>

async function ofMoments(context: Context, trigger: Moments, looked: Looked): Promise<Causes> {
  const { db, now } = context
  const { members, facts, fromAt } = looked
  const { moment, days } = trigger
  const memberIds = members.map(({ _id }) => _id)
  switch (moment) {
    case 'birthday': {
      const dayOf = new Map<string, number>()
      for (const at of mornings(fromAt)) {
        const day = addDays(businessDayOf(at), days)
        for (const birthday of birthdaysOn(day)) dayOf.set(lookupHash('birthday', birthday), at)
      }
      return of(members, ({ birthdayHash }) => {
        const at = birthdayHash === null ? undefined : dayOf.get(birthdayHash)
        return at === undefined ? [] : [{ at, key: `birthday:${businessDayOf(at).slice(0, 4)}` }]
      })
    }
    case 'coupon-ending': {
      const span = { fromAt: fromAt + days * DAY_MS, untilAt: now + days * DAY_MS }
      const coupons = groupedBy(await listEndedBetween(db, memberIds, span), ({ memberId }) => memberId)
      return of(members, ({ _id }) =>
        (coupons.get(_id) ?? []).flatMap((coupon) => {
          const at = startOfDay(addDays(businessDayOf(coupon.untilAt), -days)) + MORNING_MS
          const usedAt = coupon.redemption?.at ?? Number.POSITIVE_INFINITY
          return coupon.issuedAt <= at && usedAt > at ? [{ at, key: `coupon-ending:${coupon._id}` }] : []
        }),
      )
    }
    case 'silent':
    case 'running-out':
      return of(members, ({ _id }) => {
        const boughtAt = (facts.get(_id) ?? []).filter(({ name }) => name === 'purchase.recorded').map(({ at }) => at)
        return byGap(
          boughtAt.sort((a, b) => a - b),
          trigger,
          fromAt,
        )
      })
    default: {
      // What has ended is gone from the account, so these are the days ahead.
      const accounts = await findAccounts(db, memberIds)
      const accountOf = new Map(accounts.map((account) => [account._id, account]))
      return of(members, ({ _id }) => {
        const account = accountOf.get(_id)
        if (!account) return []
        return firsts(mornings(now), (at) => momentOf(account, { moment, days }, at))
      })
    }
  }
}

/** The morning of each of the days from one on. */
const mornings = (fromAt: number): number[] =>
  Array.from({ length: SIMULATED_DAYS }, (_, index) => startOfDay(addDays(businessDayOf(fromAt), index)) + MORNING_MS)

/** Of each moment the morning on which it came up first. */
function firsts(at: readonly number[], momentAt: (at: number) => string | null) {
  const found = new Map<string, number>()
  for (const morning of at) {
    const key = momentAt(morning)
    if (key !== null && !found.has(key)) found.set(key, morning)
  }
  return [...found].map(([key, morning]) => ({ at: morning, key }))
}

/** What was bought by then decides, as it would have. */
function byGap(boughtAt: readonly number[], { moment, days }: Moments, fromAt: number) {
  return firsts(mornings(fromAt), (at) => {
    const before = boughtAt.filter((each) => each < at)
    const latest = before.at(-1)
    if (latest === undefined) return null
    if (moment === 'running-out') return isRunningOut(before, at) ? `running-out:${latest}` : null
    return addDays(businessDayOf(latest), days) === businessDayOf(at) ? `silent:${businessDayOf(latest)}` : null
  })
}
