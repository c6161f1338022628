import { businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import type { Account } from '#shared/ledger/account/account'
import { noTally, type Tally, tallyAfter } from '#shared/ledger/account/issued-tally'
import { addedTally, giftKey, tallyIn } from '#shared/ledger/account/past'
import { availablePoints } from '#shared/ledger/points/points-state'
import { type ClaimAccepted, type ClaimDecision, decideClaim } from '#shared/loyalty/coupon/claim'
import { couponIdOf, factIdOf } from '#shared/loyalty/coupon/coupon'
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
  COPIES_MAX,
  findNewestOfPerson,
  findOfFact,
  findOfRequest,
  insertCoupon,
  listCopies,
  type StoredCoupon,
  walletKeyOf,
} from './coupon.repository'
import { couponNumberOf } from './coupon-number'
import { asksForMember, asksForPortrait, factsOf } from './member-facts.service'
import { phoneKeyOf } from './person.service'
import { takeNumber } from './person-number.service'
import { closeHeld, giveBack, type StockHold, type StockLeft, takeOne } from './stock.service'
import type { LiveTemplate } from './template.service'

export interface IssueRequest {
  template: LiveTemplate
  account: Account
  way: CouponWay
  /** The fact that brings the coupon. It brings one, however often it is told. */
  sourceId: string
  /** Given if the fact itself says it, such as the tier reached or the birthday month. */
  known?: Partial<Pick<MemberFacts, 'tierKey' | 'birthMonth'>>
}

/** Writes the coupon, perhaps together with what it costs. @throws DuplicateKeyError when the n-th copy exists */
export type WriteCoupon = (coupon: StoredCoupon) => Promise<void>

/** A round fails only if another coupon of this member succeeded, and nobody taps more often than this at once. */
const ROUNDS_MAX = 20

/**
 * Gives a member one coupon, in whatever way: the rules decide, one is taken from the stock, and the coupon is written
 * as the member's n-th of this template. If two would be the n-th, one fails and is decided again, so limits hold
 * without a document that everybody writes. The same fact, told again, is answered with its coupon.
 */
export async function issueCoupon(
  context: Context,
  issuing: IssueRequest,
  write: WriteCoupon = (coupon) => insertCoupon(context.db, coupon),
): Promise<StoredCoupon> {
  const { template, account, way, sourceId } = issuing
  const factId = factIdOf(template._id, account._id, way, sourceId)
  let held: StockHold | null = null
  try {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const standing = await standingOf(context, issuing)
      if (standing.known) return await settle(context, held, standing.known)
      let decision = standing.isGivenBefore
        ? refused('CLAIM_LIMIT_REACHED')
        : decide(issuing, standing, plenty(issuing))
      if (decision.kind === 'accepted' && !held) {
        const take = await takeOne(context, { template, memberId: account._id, factId })
        if (take.kind === 'taken') held = take.held
        else decision = decide(issuing, standing, take)
      }
      if (decision.kind === 'refused') {
        // The last of the stock may have become this fact's coupon a moment ago.
        const known = await findBrought(context, issuing)
        if (known) return await settle(context, held, known)
        throw new DomainError(decision.reason, decision.details)
      }
      invariant(held, 'what is issued was taken from the stock')
      const coupon = toStored(decision, standing, held, context.now)
      if (standing.isByPhone && !(await takeNumber(context, coupon))) continue
      if (await isNew(write(coupon))) return await settle(context, held, coupon)
    }
    throw new DomainError('BUSY')
  } catch (error) {
    // A refusal wrote nothing. After any other failure nobody knows, and the sweep will find out.
    if (held && error instanceof DomainError) await giveBack(context, held)
    throw error
  }
}

/** What this fact has brought, read after everything else. */
function findBrought(
  { db }: Context,
  { template, account, way, sourceId }: IssueRequest,
): Promise<StoredCoupon | null> {
  return isRequest(way)
    ? findOfRequest(db, { memberId: account._id, way, sourceId })
    : findOfFact(db, { templateId: template._id, issuedTo: account._id, way, sourceId })
}

/** Whether the fact is a request: it brings one coupon of one template, whichever record carries its member on. */
const isRequest = (way: CouponWay): boolean => way === 'claim' || way === 'points'

interface ClaimState {
  facts: Omit<ClaimFacts, 'stockLeft' | 'leftToday'>
  /** What this fact has brought. */
  known: StoredCoupon | null
  personKey: string
  /** Limited by the phone number that `personKey` stands for. */
  isByPhone: boolean
  /** Counts of this record and of this phone number, which number the coupon. Limits count earlier memberships too. */
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
  const [member, portrait, past] = await Promise.all([
    isMemberNeeded ? getActiveMember(context.db, memberId) : null,
    asksForPortrait(audience) ? findPortrait(context.db, memberId) : null,
    pastOf(context.db, account),
  ])
  const phoneKey = isByPerson && member ? phoneKeyOf(member) : null
  const { newest, ofPerson, known: brought } = await copiesOf(context, issuing, phoneKey)
  const tally = newest?.tally ?? noTally
  const had = tallyIn(past, template._id)
  // A member who changes the number takes along what was given under the old one.
  const ofPhone = ofPerson?.person.tally ?? noTally
  const own = { tally, person: ofPhone.issued >= tally.issued ? ofPhone : tally }
  return {
    known: brought,
    personKey: phoneKey ?? memberId,
    isByPhone: phoneKey !== null,
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

/** The newest copies that count, and the coupon of this fact if there is one. */
async function copiesOf(context: Context, issuing: IssueRequest, phoneKey: string | null) {
  const { template, account, way, sourceId } = issuing
  const templateId = template._id
  const requestId = isRequest(way) ? sourceId : null
  const copies = await listCopies(context.db, { templateId, memberId: account._id, phoneKey, requestId })
  const own = copies.filter((copy) => copy.templateId === templateId && copy.issuedTo === account._id)
  const newest = own[0] ?? null
  const isOfFact = (copy: StoredCoupon) => copy.way === way && copy.sourceId === sourceId
  const known = requestId === null ? own.find(isOfFact) : copies.find(isOfFact)
  // A copy was written after those with lower numbers, but on a cluster each part of an answer is as old as its shard's.
  const isWhole = own.length === (newest?.tally.issued ?? 0) && copies.length < COPIES_MAX
  if (isWhole || known) return { newest, ofPerson: newestOfPerson(copies, templateId, phoneKey), known: known ?? null }
  const ofPerson = phoneKey === null ? null : await findNewestOfPerson(context.db, templateId, phoneKey)
  return { newest, ofPerson, known: await findBrought(context, issuing) }
}

function newestOfPerson(copies: readonly StoredCoupon[], templateId: string, phoneKey: string | null) {
  const ofPerson = copies.filter((copy) => copy.templateId === templateId && copy.person.key === phoneKey)
  return ofPerson.sort((one, other) => other.person.tally.issued - one.person.tally.issued)[0] ?? null
}

function decide(
  { template, account, sourceId }: IssueRequest,
  { facts, own }: ClaimState,
  left: StockLeft,
): ClaimDecision {
  const couponId = couponIdOf(template._id, account._id, own.tally.issued + 1)
  return decideClaim(template, { ...facts, ...left }, { couponId, sourceId })
}

/** The stock is checked last; until then it is assumed to be there. */
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

/** Ends the reservation. Its piece of stock belongs to the coupon, or goes back if the coupon used another one. */
async function settle(context: Context, held: StockHold | null, coupon: StoredCoupon): Promise<StoredCoupon> {
  if (!held) return coupon
  try {
    if (held.takeId === coupon.taken.takeId) await closeHeld(context, held)
    else await giveBack(context, held)
  } catch (error) {
    // The member has the coupon, so this failure does not matter; the sweep ends what stays open.
    context.log.error('a reservation stays open for the sweep', error)
  }
  return coupon
}
