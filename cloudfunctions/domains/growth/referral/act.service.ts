import type { QualifyingAct } from '#shared/growth/referral/bond'
import { type ActFacts, withAct, withActChecked } from '#shared/growth/referral/progress'
import { businessDayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { findCheckIn } from '../../loyalty/check-in/check-in.face'
import { findPurchase } from '../../till/purchase/purchase.face'
import { storeVisitedOn } from '../entrance/entrance.face'
import { keepBond } from './keep.service'
import { findBond } from './referral.repository'

type ActName = 'purchase.recorded' | 'purchase.refunded' | 'check-in.performed' | 'member.phoneBound'
/** One of them, with its own payload. */
type ToldAct = { [N in ActName]: Heard<N> }[ActName]

/**
 * Answers what the till, a check-in or a bound phone has told: the bond looks at its act again, and at the new one. What
 * counts is read here and now, so that it does not matter in which order two of them arrive.
 */
export async function noteAct(tx: Tx, told: Heard<ActName>, context: Context): Promise<void> {
  const bond = told.note === null ? null : await findBond(tx, told.note)
  if (!bond) return
  const own = bond.act && (await actFacts(tx, bond.act))
  const checked = own ? withActChecked(bond, own, context.now) : bond
  const act = await toldFacts(context, tx, told as ToldAct)
  const next = act ? withAct(checked, act, context.now) : checked
  if (next === bond) return
  await keepBond(context, tx, bond, next)
}

/** The act of a bond as it stands now. */
export async function actFacts(reader: Reader, act: QualifyingAct): Promise<ActFacts> {
  const now = act.kind === 'purchase' ? await purchaseFacts(reader, act.sourceId) : null
  return now ?? { act, paidFen: act.amountFen ?? 0, isUndone: false }
}

async function toldFacts({ db }: Context, reader: Reader, told: ToldAct): Promise<ActFacts | null> {
  const base = { amountFen: null, storeId: null }
  switch (told.name) {
    case 'purchase.recorded':
    case 'purchase.refunded':
      return purchaseFacts(reader, told.payload.purchaseId)
    case 'member.phoneBound': {
      const { payload, toldAt: at } = told
      return whole({ ...base, kind: 'phone', sourceId: payload.requestId, at, day: businessDayOf(at) })
    }
    case 'check-in.performed': {
      const checkIn = await findCheckIn(reader, told.payload.checkInId)
      if (!checkIn) return null
      const { _id: sourceId, memberId, at, day } = checkIn
      // A check-in from home is one of every day; only who has scanned a code of the store on that day was there.
      const storeId = await storeVisitedOn(db, memberId, at)
      return storeId === null ? null : whole({ ...base, kind: 'check-in', sourceId, storeId, at, day })
    }
    default:
      return unreachable(told)
  }
}

async function purchaseFacts(reader: Reader, purchaseId: string): Promise<ActFacts | null> {
  const purchase = await findPurchase(reader, purchaseId)
  if (!purchase) return null
  const { _id, at, day, storeId, amountFen, refundedFen, undone } = purchase
  const act = { kind: 'purchase', sourceId: _id, at, day, storeId, amountFen } as const
  return { act, paidFen: amountFen - refundedFen, isUndone: undone !== null }
}

const whole = (act: QualifyingAct): ActFacts => ({ act, paidFen: 0, isUndone: false })
