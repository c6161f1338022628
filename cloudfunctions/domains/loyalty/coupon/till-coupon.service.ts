import type { RefusalDetails } from '#shared/kernel/contract'
import type { Cart, StandingDiscount } from '#shared/loyalty/coupon/cart'
import type { CouponEntry } from '#shared/loyalty/coupon/coupon'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import { togetherProblems } from '#shared/loyalty/coupon/together'
import { type Judgement, whyNot } from '#shared/loyalty/coupon/why'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { budgetsLeft } from './budget.service'
import { findCoupons, listUsable, type StoredCoupon } from './coupon.repository'

/** By whom, where and for what coupons are to be used. */
export interface Counter extends Place {
  memberId: string
  /** What rules about people may look at: reads what these coupons ask for. */
  factsFor(coupons: readonly StoredCoupon[]): Promise<MemberFacts>
}

export interface Place {
  storeId: string
  cart: Cart | null
  requestId: string
}

export interface JudgedCoupon {
  coupon: StoredCoupon
  judgement: Judgement
}

const WALLET_MAX = 100

/** Every coupon of the member that may be usable now, soonest ending first, each with all its rules. */
export async function judgeWallet(context: Context, counter: Counter): Promise<JudgedCoupon[]> {
  const { db, now } = context
  return judgeCoupons(context, await listUsable(db, counter.memberId, now, WALLET_MAX), counter)
}

/** Coupons that somebody names although the wallet does not offer them: so that the refusal can say why. */
export async function judgeNamed(
  context: Context,
  couponIds: readonly string[],
  counter: Counter,
): Promise<JudgedCoupon[]> {
  return judgeCoupons(context, await findCoupons(context.db, couponIds), counter)
}

async function judgeCoupons(context: Context, coupons: readonly StoredCoupon[], counter: Counter) {
  const left = await budgetsLeft(
    context,
    coupons.map(({ templateId }) => templateId),
  )
  const member = await counter.factsFor(coupons)
  return coupons.map((coupon) => ({
    coupon,
    judgement: judge(coupon, { ...counter, member }, context.now, left.get(coupon.templateId) ?? null),
  }))
}

/**
 * The verdict at the till. Under the request's own reservation it is that of the moment of the reservation: the preview
 * said yes, and a happy hour that ends while the clerk counts the change takes nothing back.
 */
export function judge(
  coupon: StoredCoupon,
  counter: Place & { member: MemberFacts },
  now: number,
  redeemedLeftFen: number | null,
): Judgement {
  const { member, storeId, cart, requestId } = counter
  const at = reservedAt(coupon, requestId, now) ?? now
  return whyNot(asBefore(coupon, requestId, now), { member, now: at, storeId, cart, requestId, redeemedLeftFen })
}

/** To the request that reserved it a coupon looks as it did before: asked again, it is answered the same. */
export function asBefore(coupon: StoredCoupon, requestId: string, now: number): StoredCoupon {
  return reservedAt(coupon, requestId, now) === null ? coupon : { ...coupon, status: 'available', lock: null }
}

/** When this request reserved the coupon; null when it has not, or its reservation has lapsed. */
export function reservedAt({ lock, unwritten }: StoredCoupon, requestId: string, now: number): number | null {
  if (lock?.requestId !== requestId || now > lock.untilAt) return null
  return isLockEntry(unwritten, requestId) ? unwritten.at : null
}

function isLockEntry(entry: CouponEntry | null | undefined, requestId: string): entry is CouponEntry {
  return entry?.change === 'locked' && entry.requestId === requestId
}

/** @throws DomainError with the first reason why one of them, or all together, cannot be used */
export function requireUsable(
  judged: readonly JudgedCoupon[],
  couponIds: readonly string[],
  cart: Cart | null,
  standing: readonly StandingDiscount[] = [],
): void {
  const chosen = couponIds.map((couponId) => {
    const found = judged.find(({ coupon }) => coupon._id === couponId)
    if (!found) throw new DomainError('COUPON_NOT_FOUND', { couponId })
    const { refusal } = found.judgement
    if (refusal) throw new DomainError(refusal, refusalDetails(found))
    return toCounted(found.coupon)
  })
  if (!cart || chosen.length === 0) return
  const problem = togetherProblems(cart, chosen, standing)[0]
  if (problem) throw new DomainError('COUPONS_NOT_TOGETHER', { ...problem })
}

export function toCounted({ _id, rules, untilAt }: StoredCoupon) {
  return { couponId: _id, rules, untilAt }
}

/** The facts that the sentence needs. Nothing is told about another member's coupon. */
function refusalDetails({ coupon, judgement: { refusal, rules } }: JudgedCoupon): RefusalDetails {
  const failing = rules.find(({ verdict }) => verdict === 'fail')
  const details: RefusalDetails = { couponId: coupon._id, rule: failing?.rule ?? null }
  switch (refusal) {
    case 'COUPON_LOCKED':
      return { ...details, untilAt: coupon.lock?.untilAt ?? null }
    case 'COUPON_ALREADY_REDEEMED':
      return { ...details, at: coupon.redemption?.at ?? null, storeId: coupon.redemption?.storeId ?? null }
    case 'COUPON_EXPIRED':
      return { ...details, untilAt: coupon.untilAt }
    case 'COUPON_NOT_USABLE':
      return failing?.fix?.kind === 'spendMore' ? { ...details, missingFen: failing.fix.missingFen } : details
    default:
      return details
  }
}
