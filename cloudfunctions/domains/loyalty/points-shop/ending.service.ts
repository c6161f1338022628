import { invariant } from '#shared/kernel/invariant'
import { decideEnd, type PickUp, type ReturnReason } from '#shared/loyalty/points-shop/pick-up'
import { readPickUpCode } from '#shared/loyalty/points-shop/pick-up-code'
import { stockIdOf, withCollected, withGivenBack } from '#shared/loyalty/points-shop/stock'
import type { Context, MemberContext, ServingContext, StaffContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted, DomainError } from '../../../platform/domain-error'
import { recordChange } from '../../base/audit/audit.face'
import { keepAccount } from '../../ledger/account/account.face'
import { findEntry, takeBackWhole } from '../../ledger/points/points.face'
import { displayNameOf, findMember } from '../../people/member/member.face'
import { countTryAtTill, getOwnStore, requireSomebodyElse, requireTriesLeft } from '../../people/staff/staff.face'
import { openStores } from '../coupon/coupon.face'
import { entryIdOf } from './exchange.service'
import { toClerkView, toPickUpView } from './pick-up.mapper'
import { findByCode, findPickUp, savePickUp } from './pick-up.repository'
import { findStock, saveStock } from './stock.repository'

const BACK_NOTES: Record<ReturnReason, string> = {
  member: '取消兑换，积分退回',
  shop: '门店取消兑换，积分退回',
  late: '没来取，积分退回',
}

/** What waits under a code at the clerk's store. @throws DomainError PICK_UP_NOT_FOUND, TOO_MANY_WRONG_CODES, SERVES_SELF */
export async function lookUpPickUp(context: StaffContext, { code, storeId }: { code: string; storeId: string }) {
  await getOwnStore(context, storeId)
  await requireTriesLeft(context)
  const read = readPickUpCode(code)
  const pickUp = read.kind === 'code' ? await findByCode(context.db, storeId, read.code) : null
  if (!pickUp) {
    // A slip of the finger is found by the check character and counts too: nobody needs many tries for six characters.
    await countTryAtTill(context)
    throw new DomainError('PICK_UP_NOT_FOUND')
  }
  return { pickUp: await shownToClerk(context, pickUp) }
}

export interface HandOverOrder {
  pickUpId: string
  code: string
  storeId: string
}

/** @throws DomainError PICK_UP_NOT_FOUND, PICK_UP_OVER, SERVES_SELF */
export async function handOver(context: StaffContext, { pickUpId, code, storeId }: HandOverOrder) {
  const { now, requestId, staff, db } = context
  await getOwnStore(context, storeId)
  const read = readPickUpCode(code)
  const collected = await db.transaction(async (tx) => {
    const before = await findPickUp(tx, pickUpId)
    // The code is what proves that the member is here.
    const isTheirs = before && before.storeId === storeId && read.kind === 'code' && read.code === before.code
    if (!isTheirs) throw new DomainError('PICK_UP_NOT_FOUND')
    requireSomebodyElse(staff.staffId, before.memberId)
    const decision = accepted(decideEnd(before, { status: 'collected', requestId, staffId: staff.staffId }, now))
    if (decision.kind === 'known') return before
    // An operator may have given the points back by hand.
    if (await findEntry(tx, `reversal:${entryIdOf(pickUpId)}`)) {
      throw new DomainError('PICK_UP_OVER', { status: 'returned' })
    }
    await saveStock(tx, withCollected(await stockOf(tx, before), now))
    await savePickUp(tx, decision.pickUp)
    return decision.pickUp
  })
  return { pickUp: await shownToClerk(context, collected) }
}

/** The member does not want it any more. @throws DomainError PICK_UP_NOT_FOUND, PICK_UP_OVER */
export async function cancelPickUp(context: MemberContext, pickUpId: string) {
  const { memberId, requestId } = context
  const ended = await giveBack(context, { pickUpId, memberId, requestId, why: 'member' })
  const stores = await openStores(context)
  const store = stores.find(({ storeId }) => storeId === ended.pickUp.storeId)
  return { pickUp: toPickUpView(ended.pickUp, store?.name ?? ''), balance: ended.balance }
}

/** The shop cannot hand it over: something broke, or was miscounted. */
export async function callOff(context: Context, { pickUpId, note }: { pickUpId: string; note: string }) {
  const { requestId } = context
  const { pickUp } = await giveBack(context, { pickUpId, requestId, why: 'shop', note })
  return { pickUpId, memberId: pickUp.memberId, pointsPaid: pickUp.pointsPaid }
}

/** By the job: nobody came by the day. False when it is over already. */
export async function giveBackLate(context: Context, { _id: pickUpId }: Pick<PickUp, '_id'>): Promise<boolean> {
  try {
    await giveBack(context, { pickUpId, requestId: `late:${pickUpId}`, why: 'late' })
    return true
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // Collected or cancelled at this moment.
    if (error.code === 'PICK_UP_OVER') return false
    // The member has left, and the points with them.
    if (error.code !== 'MEMBER_CLOSED') throw error
    await context.db.transaction((tx) => dropPickUp(tx, pickUpId, context.now))
    return true
  }
}

interface GivingBack {
  pickUpId: string
  requestId: string
  why: ReturnReason
  /** Only the member's own. */
  memberId?: string
  /** Of an operator, for the record. */
  note?: string
}

/**
 * The points go back to the lots that paid, and the goods to the store, in one transaction. The reversal has the id that
 * a reversal by hand would have, so that points never come back twice.
 */
function giveBack(context: Context, { pickUpId, requestId, why, memberId, note }: GivingBack) {
  const { now } = context
  return context.db.transaction(async (tx) => {
    const before = await findPickUp(tx, pickUpId)
    const isTheirs = before && (memberId === undefined || before.memberId === memberId)
    if (!isTheirs) throw new DomainError('PICK_UP_NOT_FOUND')
    const decision = accepted(decideEnd(before, { status: 'returned', requestId, why }, now))
    const entryId = entryIdOf(pickUpId)
    if (decision.kind === 'known') {
      const back = await findEntry(tx, `reversal:${entryId}`)
      return { pickUp: before, balance: back?.points?.balanceAfter ?? 0 }
    }
    const back = await takeBackWhole(context, tx, { entryId, note: BACK_NOTES[why] })
    if (note !== undefined) {
      await recordChange(context, tx, {
        action: 'points-shop.callOff',
        subject: pickUpId,
        storeId: before.storeId,
        note,
      })
    }
    await saveStock(tx, withGivenBack(await stockOf(tx, before), now))
    await savePickUp(tx, decision.pickUp)
    if (back.kind === 'done') await keepAccount(tx, back.account, now)
    return { pickUp: decision.pickUp, balance: back.entry.points?.balanceAfter ?? 0 }
  })
}

/** A pick-up whose member has left ends without its points, which left too. */
export async function dropPickUp(tx: Tx, pickUpId: string, now: number): Promise<void> {
  const before = await findPickUp(tx, pickUpId)
  if (before?.status !== 'waiting') return
  const decision = decideEnd(before, { status: 'dropped', requestId: `closed:${pickUpId}` }, now)
  if (decision.kind !== 'accepted') return
  await saveStock(tx, withGivenBack(await stockOf(tx, before), now))
  await savePickUp(tx, decision.pickUp)
}

async function stockOf(tx: Tx, { goodsId, storeId }: PickUp) {
  const stock = await findStock(tx, stockIdOf(goodsId, storeId))
  invariant(stock, 'what was promised was in a stock')
  return stock
}

async function shownToClerk(context: ServingContext, pickUp: PickUp) {
  requireSomebodyElse(context.staff.staffId, pickUp.memberId)
  const member = await findMember(context.db, pickUp.memberId)
  return toClerkView(pickUp, member ? displayNameOf(member) : '')
}
