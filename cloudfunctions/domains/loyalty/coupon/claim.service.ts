import { readTypedCode } from '#shared/kernel/checked-code'
import { decideCodeUse } from '#shared/loyalty/coupon/exchange-code'
import type { MemberContext } from '../../../platform/context'
import { accepted, DomainError } from '../../../platform/domain-error'
import { getActiveAccount, keepAccount, requireGiftsFree } from '../../ledger/account/account.face'
import { findEntry, postFact } from '../../ledger/points/points.face'
import { countTryOf } from '../../people/member/member.face'
import { toCouponView } from './coupon.mapper'
import { insertCoupon, type StoredCoupon } from './coupon.repository'
import { findCode, saveCode } from './exchange-code.repository'
import { issueCoupon } from './issue.service'
import { getIssuable } from './template.service'
import { getOwnCoupon } from './wallet.service'

/** One tap: the request is the fact, so that a lost reply or a double tap brings one coupon. */
export async function claimCoupon(context: MemberContext, templateId: string) {
  const { db, memberId, now, requestId } = context
  const template = await getIssuable(context, templateId)
  const account = await getActiveAccount(db, memberId)
  const issuing = { template, account, way: 'claim', sourceId: requestId } as const
  const coupon = requireAsked(await issueCoupon(context, issuing), { templateId, memberId })
  return { coupon: toCouponView(coupon, now) }
}

/**
 * A request is found by itself, so it brings one coupon even if its member was merged before it was sent again. If it then
 * asks for another coupon, that is found out. @throws DomainError REQUEST_ID_USED
 */
function requireAsked(coupon: StoredCoupon, { templateId, memberId }: Pick<StoredCoupon, 'templateId' | 'memberId'>) {
  const isOwn = coupon.memberId === memberId || coupon.issuedTo === memberId
  if (coupon.templateId !== templateId || !isOwn) throw new DomainError('REQUEST_ID_USED')
  return coupon
}

/** Pays with points: the coupon and the ledger's entry are one transaction. */
export async function buyCoupon(context: MemberContext, templateId: string) {
  const { db, memberId, now, requestId } = context
  const template = await getIssuable(context, templateId)
  const account = await getActiveAccount(db, memberId)
  const issuing = { template, account, way: 'points', sourceId: requestId } as const
  const issued = await issueCoupon(context, issuing, (made) => payAndInsert(context, made))
  const coupon = requireAsked(issued, { templateId, memberId })
  const paid = await findEntry(db, `exchange:${coupon._id}`)
  return { coupon: toCouponView(coupon, now), balance: paid?.points?.balanceAfter ?? account.points.balance }
}

async function payAndInsert(context: MemberContext, coupon: StoredCoupon): Promise<void> {
  const { _id: sourceId, pointsPaid: points, rules } = coupon
  await context.db.transaction(async (tx) => {
    const account = await getActiveAccount(tx, context.memberId)
    requireGiftsFree(account, context.now)
    const fact = { kind: 'spend', reason: 'exchange', sourceId, points, note: rules.title } as const
    const posted = await postFact(context, tx, account, fact)
    await insertCoupon(tx, coupon)
    await keepAccount(tx, posted.account, context.now)
  })
}

/** The code is the fact, so a member who types their used code again sees the coupon that it brought. */
export async function exchangeCode(context: MemberContext, typed: string) {
  const { db, memberId, now } = context
  const read = readTypedCode(typed)
  if (read.kind === 'bad') throw new DomainError('CODE_MISTYPED', { reason: read.reason })
  await countTryOf(context, 'exchange', read.code)
  const stored = await findCode(db, read.code)
  const use = { memberId, requestId: context.requestId, couponId: '' }
  const decision = accepted(decideCodeUse(stored, use, now))
  if (decision.kind === 'known') return { coupon: toCouponView(await getOwnCoupon(context, decision.couponId), now) }
  const template = await getIssuable(context, decision.code.templateId)
  const account = await getActiveAccount(db, memberId)
  const issuing = { template, account, way: 'code', sourceId: read.code } as const
  const coupon = await issueCoupon(context, issuing, (made) => useUpAndInsert(context, read.code, made))
  return { coupon: toCouponView(coupon, now) }
}

/** If two members type one code at the same moment, one of them gets the coupon. */
async function useUpAndInsert({ db, memberId, requestId, now }: MemberContext, code: string, coupon: StoredCoupon) {
  await db.transaction(async (tx) => {
    const stored = await findCode(tx, code)
    const decision = accepted(decideCodeUse(stored, { memberId, requestId, couponId: coupon._id }, now))
    // The decision knows only the code, so its place in the batch is kept. A repeated use fails at the coupon's insert.
    if (stored && decision.kind === 'accepted') await saveCode(tx, { ...stored, ...decision.code })
    await insertCoupon(tx, coupon)
  })
}
