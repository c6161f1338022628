import type { Account } from '#shared/ledger/account/account'
import type { Portrait } from '#shared/ledger/account/portrait'
import type { Cart } from '#shared/loyalty/coupon/cart'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import { decideVoid } from '#shared/loyalty/coupon/ending'
import { type Judgement, whyNot } from '#shared/loyalty/coupon/why'
import { whyText } from '#shared/loyalty/coupon/why-text'
import type { Context } from '../../../platform/context'
import { accepted, DomainError } from '../../../platform/domain-error'
import { findAccount } from '../../ledger/account/account.face'
import type { Member } from '../../people/member/member.face'
import { namesOfStaff } from '../../people/staff/staff.face'
import { budgetsLeft } from './budget.service'
import { toCouponView } from './coupon.mapper'
import { findCoupon, keepChanges, listCouponEntries, type StoredCoupon } from './coupon.repository'
import { factsFor, factsOf } from './member-facts.service'
import { namesOf, storeIdsIn } from './names.service'

export interface VoidOrder {
  couponId: string
  by: string
  note: string
}

/** Takes a coupon from its member. It stays where it was, with who did it and why. */
export async function voidCoupon(context: Context, { couponId, by, note }: VoidOrder) {
  const { now, requestId } = context
  const stored = await context.db.transaction(async (tx) => {
    const before = await findCoupon(tx, couponId)
    if (!before) throw new DomainError('COUPON_NOT_FOUND')
    const decision = accepted(decideVoid(before, { operatorId: by, requestId, note }, now))
    if (decision.kind === 'known') return before
    await keepChanges(tx, [{ before, after: decision.coupon, entry: decision.entry }])
    return { ...before, ...decision.coupon }
  })
  return { coupon: toCouponView(stored, now) }
}

export interface CouponQuestion {
  couponId: string
  storeId?: string | undefined
  amountFen?: number | undefined
  deliveryFen: number
}

/** The same answer as at the till, for somebody who asks from the desk. */
export async function explainCoupon(context: Context, { couponId, storeId, amountFen, deliveryFen }: CouponQuestion) {
  const { db, now } = context
  const coupon = await getCoupon(context, couponId)
  const account = await findAccount(db, coupon.memberId)
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  const { audience } = coupon.rules
  const cart: Cart | null = amountFen === undefined ? null : { kind: 'amount', amountFen, deliveryFen }
  const judgement = whyNot(coupon, {
    member: await factsFor(context, account, audience.isCheckedAtUse ? [audience] : []),
    now,
    storeId: storeId ?? null,
    cart,
    requestId: null,
    redeemedLeftFen: (await budgetsLeft(context, [coupon.templateId])).get(coupon.templateId) ?? null,
  })
  return {
    memberId: coupon.memberId,
    ...inWords(coupon, judgement, { now, names: await namesOf(context, storeIdsIn([coupon.rules.conditions])) }),
    refusal: judgement.refusal,
    discountFen: judgement.discountFen,
    why: judgement.rules,
  }
}

/**
 * The newest page of what a member could use, each with what speaks against it at this moment, for whoever has read
 * the member. One round trip, and one more where a template has a budget.
 */
export async function explainUsable(
  context: Context,
  coupons: readonly StoredCoupon[],
  { account, member, portrait }: { account: Account; member: Member; portrait: Portrait | null },
) {
  const { now } = context
  const facts = await factsOf(context, account, member, portrait)
  const left = await budgetsLeft(
    context,
    coupons.map(({ templateId }) => templateId),
  )
  const names = await namesOf(context, storeIdsIn(coupons.map(({ rules }) => rules.conditions)))
  const asked = { member: facts, now, storeId: null, cart: null, requestId: null }
  return coupons.map((coupon) => {
    const redeemedLeftFen = left.get(coupon.templateId) ?? null
    return inWords(coupon, whyNot(coupon, { ...asked, redeemedLeftFen }), { now, names })
  })
}

function inWords(
  coupon: StoredCoupon,
  { outcome, rules }: Judgement,
  { now, names }: { now: number; names: Awaited<ReturnType<typeof namesOf>> },
) {
  const lines = rules.flatMap((rule) => whyText(rule, { reader: 'clerk', now, names }) ?? [])
  return { coupon: toCouponView(coupon, now), outcome, lines }
}

export async function historyOf(context: Context, couponId: string) {
  const coupon = await getCoupon(context, couponId)
  const later = await listCouponEntries(context.db, couponId)
  // The last reservation's entry is in the coupon.
  const entries = [issuedEntry(coupon), ...later, ...(coupon.unwritten ? [coupon.unwritten] : [])]
  const staffIds = entries.flatMap(({ actorId }) => actorId ?? [])
  const names = staffIds.length > 0 ? await namesOfStaff(context, staffIds) : new Map<string, string>()
  return {
    memberId: coupon.memberId,
    issuedTo: coupon.issuedTo,
    coupon: toCouponView(coupon, context.now),
    entries: entries
      .sort((a, b) => a.seq - b.seq)
      .map((entry) => ({ ...toEntryView(entry), actorName: names.get(entry.actorId ?? '') ?? null })),
  }
}

/** Issuing is written in the coupon itself. */
function issuedEntry({ issuedAt, way, sourceId }: StoredCoupon): EntryFacts {
  const nobody = { storeId: null, actorId: null, purchaseId: null, discountFen: null }
  return { seq: 1, change: 'issued', statusAfter: 'available', at: issuedAt, ...nobody, note: `${way}:${sourceId}` }
}

type EntryFacts = Omit<CouponEntry, '_id' | 'couponId' | 'templateId' | 'memberId' | 'requestId'>

function toEntryView({ seq, change, statusAfter, at, storeId, actorId, purchaseId, discountFen, note }: EntryFacts) {
  return { seq, change, statusAfter, at, storeId, actorId, purchaseId, discountFen, note }
}

async function getCoupon({ db }: Context, couponId: string): Promise<StoredCoupon> {
  const coupon = await findCoupon(db, couponId)
  if (!coupon) throw new DomainError('COUPON_NOT_FOUND')
  return coupon
}
