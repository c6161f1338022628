import type { Account } from '#shared/account/account'
import { businessDayOf } from '#shared/kernel/business-day'
import { growthForPurchase, pointsForPurchase } from '#shared/points/earning'
import { type PointsRules, pointsRules } from '#shared/points/rules'
import { type Purchase, receiptPurchaseId, type Told } from '#shared/purchase/purchase'
import { type TierRules, tierRules } from '#shared/tier/rules'
import { tierStanding } from '#shared/tier/standing'
import { growthValue } from '#shared/tier/tier'
import type { StaffContext } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { DuplicateKeyError } from '../../platform/db/errors'
import { DomainError } from '../../platform/domain-error'
import { getActiveAccount, keepAccount } from '../account/account.service'
import { withUsedCode } from '../member/code.service'
import { rulesInForce } from '../settings/rules.service'
import { identify, namedMember, type ServedMember } from '../staff/served-member.service'
import { getOwnStore } from '../staff/store.service'
import { earn } from '../tier/tier.service'
import { toPurchaseView } from './purchase.mapper'
import { findPurchase, insertPurchase } from './purchase.repository'

export interface Sale {
  memberCode: string
  storeId: string
  amountFen: number
  receiptNumber?: string | undefined
}

interface ServedSale extends Sale {
  served: ServedMember
}

type ToldPurchase = Purchase & { told: Told }

interface Rules {
  points: PointsRules
  tiers: TierRules
}

/**
 * Records what a member paid at the clerk's store. The id is the receipt's or the request's, so that a second scan, a
 * lost reply or two clerks with one receipt record it once and are all told the same.
 */
export async function recordPurchase(context: StaffContext, sale: Sale) {
  await getOwnStore(context, sale.storeId)
  const rules = {
    points: await rulesInForce(context, pointsRules),
    tiers: await rulesInForce(context, tierRules),
  }
  try {
    const served = await identify(context, sale.memberCode, sale.storeId)
    return toRecorded(await context.db.transaction((tx) => record(context, tx, { ...sale, served }, rules)))
  } catch (error) {
    const purchase = await findRecorded(context, sale, error)
    if (purchase) return toRecorded(await asTold(context, purchase, rules))
    throw error instanceof DuplicateKeyError ? new DomainError('BUSY') : error
  }
}

async function record(context: StaffContext, tx: Tx, sale: ServedSale, rules: Rules): Promise<ToldPurchase> {
  const { now, staff, requestId } = context
  const { storeId, amountFen, served } = sale
  const account = withUsedCode(await getActiveAccount(tx, served.memberId), served.position, requestId)
  const multiplierPercent = multiplierOf(account, now, rules.tiers)
  const pointsEarned = pointsForPurchase(amountFen, multiplierPercent, rules.points)
  const growthEarned = growthForPurchase(amountFen, rules.points)
  const purchaseId = purchaseIdOf(context, sale)
  const source = { reason: 'purchase', sourceId: purchaseId, storeId, staffId: staff.staffId } as const
  const earned = await earn(context, tx, account, { ...source, points: pointsEarned, growth: growthEarned })
  const top = earned.reached.at(-1)
  const purchase: ToldPurchase = {
    _id: purchaseId,
    memberId: account._id,
    storeId,
    staffId: staff.staffId,
    requestId,
    amountFen,
    refunds: [],
    refundedFen: 0,
    pointsEarned,
    growthEarned,
    multiplierPercent,
    entryId: earned.entry?._id ?? null,
    at: now,
    day: businessDayOf(now),
    receiptNumber: sale.receiptNumber ?? null,
    source: 'till',
    told: {
      ...toldOf(earned.account, now, rules.tiers),
      tierReached: top ? { key: top.key, name: top.name } : null,
    },
  }
  await insertPurchase(tx, purchase)
  await keepAccount(tx, withPurchases(earned.account, [purchase]), now)
  return purchase
}

/** The multiplier of the tier that the member holds at this moment. */
export function multiplierOf({ tier, growth }: Account, now: number, rules: TierRules): number {
  const { tierKey } = tierStanding(tier, growth, businessDayOf(now), rules)
  return rules.tiers.find(({ key }) => key === tierKey)?.pointsMultiplierPercent ?? 100
}

/** Counts purchases into the account's cheap facts. */
export function withPurchases(account: Account, purchases: readonly Pick<Purchase, 'amountFen' | 'at'>[]): Account {
  const { counters } = account
  return {
    ...account,
    counters: {
      ...counters,
      purchaseCount: counters.purchaseCount + purchases.length,
      spentFen: purchases.reduce((sum, { amountFen }) => sum + amountFen, counters.spentFen),
      lastPurchaseAt: purchases.reduce((latest, { at }) => Math.max(latest, at), counters.lastPurchaseAt ?? 0) || null,
    },
  }
}

// After these the sale may have been recorded already: by this request, or as this receipt.
const MAY_BE_RECORDED = new Set(['SHOWN_CODE_USED', 'CODE_TOO_OLD', 'SHOWN_CODE_WRONG', 'PROOF_LAPSED'])

/**
 * The sale as it was recorded before: its reply was lost, or the receipt was scanned twice. Who has no good code (any
 * more) is told only about the own request. @throws DomainError PURCHASE_DIFFERS when it was recorded with other facts
 */
async function findRecorded(context: StaffContext, sale: Sale, error: unknown): Promise<Purchase | null> {
  const isTaken = error instanceof DuplicateKeyError
  const mayBe = isTaken || (error instanceof DomainError && MAY_BE_RECORDED.has(error.code))
  const purchase = mayBe ? await findPurchase(context.db, purchaseIdOf(context, sale)) : null
  if (!purchase) return null
  const isCodeGood = isTaken || (error instanceof DomainError && error.code === 'SHOWN_CODE_USED')
  if (!isCodeGood && (purchase.requestId !== context.requestId || purchase.staffId !== context.staff.staffId))
    return null
  const isSame =
    purchase.memberId === namedMember(context, sale.memberCode, sale.storeId) &&
    purchase.storeId === sale.storeId &&
    purchase.amountFen === sale.amountFen
  if (!isSame) throw new DomainError('PURCHASE_DIFFERS')
  return purchase
}

/** A file brought it, and nobody was told anything then: the clerk hears how the member stands now. */
async function asTold({ db, now }: StaffContext, purchase: Purchase, { tiers }: Rules): Promise<ToldPurchase> {
  if (purchase.told) return { ...purchase, told: purchase.told }
  return { ...purchase, told: toldOf(await getActiveAccount(db, purchase.memberId), now, tiers) }
}

function purchaseIdOf({ requestId }: StaffContext, { storeId, receiptNumber }: Sale): string {
  return receiptNumber === undefined ? requestId : receiptPurchaseId(storeId, receiptNumber)
}

/** As it was told when it was recorded: a refund that came later does not change the answer. */
function toRecorded(purchase: ToldPurchase) {
  return { purchase: { ...toPurchaseView(purchase), refundedFen: 0 }, ...purchase.told }
}

function toldOf({ points, growth }: Account, now: number, rules: TierRules): Told {
  return { balance: points.balance, growth: growthValue(growth, businessDayOf(now), rules), tierReached: null }
}
