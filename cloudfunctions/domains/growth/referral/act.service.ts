import type { QualifyingAct } from '#shared/growth/referral/bond'
import { type ActFacts, withAct, withActChecked } from '#shared/growth/referral/progress'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import type { Promised } from '../../../platform/noun/answer'
import { findCheckIn } from '../../loyalty/check-in/check-in.face'
import { findPurchase } from '../../till/purchase/purchase.face'
import { storeVisitedOn } from '../entrance/entrance.face'
import { keepBond } from './keep.service'
import { findBond } from './referral.repository'

/**
 * Answers what the till, a check-in or a bound phone has told: the bond looks at its act again, and at the new one. What
 * counts is read here and now, so that it does not matter in which order two of them arrive.
 */
export async function noteAct(tx: Tx, { payload, promisedAt }: Promised, context: Context): Promise<void> {
  const { bondId, act: kind, sourceId } = payload
  if (typeof bondId !== 'string' || typeof sourceId !== 'string') return
  const bond = await findBond(tx, bondId)
  if (!bond) return
  const own = bond.act && (await actFacts(tx, bond.act))
  const checked = own ? withActChecked(bond, own, context.now) : bond
  const told = await toldFacts(context, tx, { kind: kind as QualifyingAct['kind'], sourceId, promisedAt })
  const next = told ? withAct(checked, told, context.now) : checked
  if (next === bond) return
  await keepBond(context, tx, bond, next)
}

/** The act of a bond as it stands now. */
export async function actFacts(reader: Reader, act: QualifyingAct): Promise<ActFacts> {
  const now = act.kind === 'purchase' ? await purchaseFacts(reader, act.sourceId) : null
  return now ?? { act, paidFen: act.amountFen ?? 0, isUndone: false }
}

async function toldFacts(
  { db }: Context,
  reader: Reader,
  { kind, sourceId, promisedAt }: { kind: QualifyingAct['kind']; sourceId: string; promisedAt: number },
): Promise<ActFacts | null> {
  if (kind === 'purchase') return purchaseFacts(reader, sourceId)
  const base = { kind, sourceId, amountFen: null, storeId: null }
  if (kind === 'phone') {
    return whole({ ...base, at: promisedAt, day: businessDayOf(promisedAt) })
  }
  const checkIn = await findCheckIn(reader, sourceId)
  if (!checkIn) return null
  // A check-in from home is one of every day; only who has scanned a code of the store on that day was there.
  const storeId = await storeVisitedOn(db, checkIn.memberId, checkIn.at)
  return storeId === null ? null : whole({ ...base, storeId, at: checkIn.at, day: checkIn.day })
}

async function purchaseFacts(reader: Reader, purchaseId: string): Promise<ActFacts | null> {
  const purchase = await findPurchase(reader, purchaseId)
  if (!purchase) return null
  const { _id, at, day, storeId, amountFen, refundedFen, undone } = purchase
  const act = { kind: 'purchase', sourceId: _id, at, day, storeId, amountFen } as const
  return { act, paidFen: amountFen - refundedFen, isUndone: undone !== null }
}

const whole = (act: QualifyingAct): ActFacts => ({ act, paidFen: 0, isUndone: false })
