import { businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import type { Account } from '#shared/ledger/account/account'
import { noTally, type Tally, tallyAfter } from '#shared/ledger/account/issued-tally'
import { addedTally, giftKey, tallyIn } from '#shared/ledger/account/past'
import { availablePoints } from '#shared/ledger/points/points-state'
import { type ClaimAccepted, type ClaimDecision, decideClaim } from '#shared/loyalty/coupon/claim'
import { couponIdOf } from '#shared/loyalty/coupon/coupon'
import { stockCap } from '#shared/loyalty/coupon/limits'
import { refused } from '#shared/loyalty/coupon/refusal'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import type { CouponWay } from '#shared/loyalty/coupon/template'
import type { ClaimFacts } from '#shared/loyalty/coupon/why-claim'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { findPortrait } from '../../ledger/account/account.face'
import { getActiveMember, pastOf } from '../../people/member/member.face'
import {
  findCoupon,
  findNewestCopy,
  findNewestOfPerson,
  insertCoupon,
  type StoredCoupon,
  walletKeyOf,
} from './coupon.repository'
import { couponNumberOf } from './coupon-number'
import { asksForMember, asksForPortrait, factsOf } from './member-facts.service'
import { phoneKeyOf } from './person.service'
import { closeHeld, giveBack, type StockHold, type StockLeft, takeOne } from './stock.service'
import type { LiveTemplate } from './template.service'

export interface IssueRequest {
  template: LiveTemplate
  account: Account
  way: CouponWay
  /** The fact that brings it: the same fact brings one coupon, however often it is told. */
  sourceId: string
  /** Where the fact is more than the way and its source. */
  couponId?: string
  /** Where the fact itself says it: the tier that was reached, the month of the birthday. */
  known?: Partial<Pick<MemberFacts, 'tierKey' | 'birthMonth'>>
}

/** Writes the coupon, perhaps together with what it costs. @throws DuplicateKeyError when it, or the n-th copy, exists */
export type WriteCoupon = (coupon: StoredCoupon) => Promise<void>

/** Every round that fails, another coupon of this member succeeded; nobody taps more often at the same time. */
const ROUNDS_MAX = 20

/**
 * Gives a member one coupon, by whatever way: the rules decide, one is taken from the stock, and the coupon is written
 * as the member's n-th of this template. Of two that would be the n-th one fails and is decided again, so that limits
 * hold without any document that everybody writes. The same fact again is answered with its coupon.
 */
export async function issueCoupon(
  context: Context,
  issuing: IssueRequest,
  write: WriteCoupon = (coupon) => insertCoupon(context.db, coupon),
): Promise<StoredCoupon> {
  const { template, account, way, sourceId } = issuing
  const couponId = issuing.couponId ?? couponIdOf(template._id, account._id, way, sourceId)
  let held: StockHold | null = null
  try {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const standing = await standingOf(context, issuing)
      if (standing.newest?._id === couponId) return await settle(context, held, standing.newest)
      let decision = standing.isGivenBefore
        ? refused('CLAIM_LIMIT_REACHED')
        : decide(issuing, standing, couponId, plenty(issuing))
      if (decision.kind === 'accepted' && !held) {
        const take = await takeOne(context, { template, memberId: account._id, couponId })
        if (take.kind === 'taken') held = take.held
        else decision = decide(issuing, standing, couponId, take)
      }
      if (decision.kind === 'refused') {
        // What this fact brought long ago may be what the limit, or the stock, counts.
        const known = await findCoupon(context.db, couponId)
        if (known) return await settle(context, held, known)
        throw new DomainError(decision.reason, decision.details)
      }
      invariant(held, 'what is issued was taken from the stock')
      const coupon = toStored(decision, standing, held, context.now)
      if (await isNew(write(coupon))) return await settle(context, held, coupon)
      const known = await findCoupon(context.db, couponId)
      if (known) return await settle(context, held, known)
    }
    throw new DomainError('BUSY')
  } catch (error) {
    // A refusal has written nothing. After anything else nobody knows, and the sweep will find out.
    if (held && error instanceof DomainError) await giveBack(context, held)
    throw error
  }
}

interface ClaimState {
  facts: Omit<ClaimFacts, 'stockLeft' | 'leftToday'>
  newest: StoredCoupon | null
  personKey: string
  /** Of this record alone, and of this phone number: what numbers the coupon. Limits count earlier memberships too. */
  own: { tally: Tally; person: Tally }
  /** The present of this year or month was given to an earlier record of the person. */
  isGivenBefore: boolean
}

/** What the rules need to know, as it is now. */
async function standingOf(context: Context, issuing: IssueRequest): Promise<ClaimState> {
  const { template, account, way, sourceId, known } = issuing
  const { limits, audience } = template.rules
  const memberId = account._id
  const isByPerson = limits.perPerson !== null
  const isMemberNeeded = isByPerson || (asksForMember(audience) && known?.birthMonth === undefined)
  const [newest, member, portrait, past] = await Promise.all([
    findNewestCopy(context.db, template._id, memberId),
    isMemberNeeded ? getActiveMember(context.db, memberId) : null,
    asksForPortrait(audience) ? findPortrait(context.db, memberId) : null,
    pastOf(context.db, account),
  ])
  const phoneKey = isByPerson && member ? phoneKeyOf(member) : null
  const ofPerson = phoneKey === null ? null : await findNewestOfPerson(context.db, template._id, phoneKey)
  const tally = newest?.tally ?? noTally
  const had = tallyIn(past, template._id)
  // Whoever changes the number takes along what came under the old one.
  const ofPhone = ofPerson?.person.tally ?? noTally
  const own = { tally, person: ofPhone.issued >= tally.issued ? ofPhone : tally }
  return {
    newest,
    personKey: phoneKey ?? memberId,
    own,
    isGivenBefore: past?.gifts.includes(giftKey(template._id, sourceId)) ?? false,
    facts: {
      now: context.now,
      way,
      member: { ...(await factsOf(context, account, member, portrait)), ...known },
      tally: addedTally(had, tally),
      person: phoneKey === null ? null : addedTally(had, own.person),
      pointsBalance: availablePoints(account.points, context.now),
    },
  }
}

function decide(
  { template, sourceId }: IssueRequest,
  { facts }: ClaimState,
  couponId: string,
  left: StockLeft,
): ClaimDecision {
  return decideClaim(template, { ...facts, ...left }, { couponId, sourceId })
}

/** The stock is asked last: until then it is taken for granted. */
function plenty({ template: { rules } }: IssueRequest): StockLeft {
  return { stockLeft: stockCap(rules) === null ? null : 1, leftToday: rules.limits.perDay === null ? null : 1 }
}

function toStored(
  { coupon }: ClaimAccepted,
  { personKey, own }: ClaimState,
  held: StockHold,
  now: number,
): StoredCoupon {
  const today = businessDayOf(now)
  return {
    ...coupon,
    issuedTo: coupon.memberId,
    tally: tallyAfter(own.tally, today),
    person: { key: personKey, tally: tallyAfter(own.person, today) },
    taken: { takeId: held.takeId, shardIds: held.parts.map(({ shardId }) => shardId) },
    number: couponNumberOf(coupon._id),
    walletKey: walletKeyOf(coupon),
  }
}

/** Ends the reservation. What it took belongs to the coupon, or, if that came from another take, goes back. */
async function settle(context: Context, held: StockHold | null, coupon: StoredCoupon): Promise<StoredCoupon> {
  if (!held) return coupon
  try {
    if (held.takeId === coupon.taken.takeId) await closeHeld(context, held)
    else await giveBack(context, held)
  } catch (error) {
    // The coupon is written, which is what the member asked for; the sweep ends what stays open.
    context.log.error('a reservation stays open for the sweep', error)
  }
  return coupon
}
