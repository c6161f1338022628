import type { TierRules } from '#shared/ledger/tier/rules'
import { tillRules } from '#shared/people/staff/rules'
import { isSameBasket } from '#shared/till/purchase/basket'
import { type Purchase, receiptPurchaseId } from '#shared/till/purchase/purchase'
import { type ToldPurchase, toldOf } from '#shared/till/purchase/told'
import { undoUntilAt } from '#shared/till/purchase/undo'
import type { ServingContext } from '../../../platform/context'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { getHolder } from '../../people/member/member.face'
import { namedMember } from '../../people/staff/staff.face'
import { toPurchaseView } from './purchase.mapper'
import { findPurchase } from './purchase.repository'
import type { SaleOrder } from './purchase.service'

const BAD_CODE = new Set(['CODE_TOO_OLD', 'SHOWN_CODE_WRONG', 'TOO_MANY_WRONG_CODES', 'PROOF_LAPSED'])

/**
 * The sale as it was recorded before, because its reply was lost or the receipt was scanned twice. Any refusal may only
 * be a result of that. A caller without a good code is told about their own request and nothing else.
 * @throws DomainError PURCHASE_DIFFERS when it was recorded with other facts
 */
export async function findRecorded(context: ServingContext, sale: SaleOrder, error: unknown): Promise<Purchase | null> {
  if (!(error instanceof DuplicateKeyError || error instanceof DomainError)) return null
  const purchase = await findPurchase(context.db, purchaseIdOf(context, sale))
  if (!purchase) return null
  const isOwn = purchase.requestId === context.requestId && purchase.staffId === context.staff.staffId
  if (error instanceof DomainError && BAD_CODE.has(error.code) && !isOwn) return null
  const isSame = isSameSale(context, purchase, sale) && (await isSameMember(context, purchase, sale))
  if (!isSame) throw new DomainError('PURCHASE_DIFFERS')
  return purchase
}

/** From a till the whole content has to be the same; a clerk's or a file's record is recognized by what was paid for what. */
function isSameSale({ caller, content }: ServingContext, purchase: Purchase, sale: SaleOrder): boolean {
  if (purchase.storeId !== sale.storeId) return false
  if (caller.kind === 'till' && purchase.till) return purchase.till.content === content
  return isSameBasket(purchase, sale.sold, sale.couponIds) && sale.payableFen === purchase.amountFen
}

/** A late sale is recorded for whoever carries on after a merge, and still names the one who was served. */
async function isSameMember(context: ServingContext, { memberId }: Purchase, sale: SaleOrder): Promise<boolean> {
  const named = namedMember(context, sale.memberCode, sale.storeId)
  if (named === memberId || named === null || sale.soldAt === undefined) return named === memberId
  return (await getHolder(context.db, named))._id === memberId
}

export function purchaseIdOf({ requestId }: ServingContext, { storeId, receiptNumber }: SaleOrder): string {
  return receiptNumber === undefined ? requestId : receiptPurchaseId(storeId, receiptNumber)
}

/** It came from a file and nobody was told anything then, so the clerk is told how the member stands now. */
export async function asTold({ db, now }: ServingContext, purchase: Purchase, tiers: TierRules): Promise<ToldPurchase> {
  if (purchase.told) return { ...purchase, told: purchase.told }
  return { ...purchase, told: toldOf(await getActiveAccount(db, purchase.memberId), now, tiers) }
}

/** As it was told when it was recorded: a refund that came later does not change the answer. */
export async function toRecorded(context: ServingContext, purchase: ToldPurchase) {
  const fresh = { ...purchase, undone: null, refundedFen: 0, isBack: false }
  const untilAt = undoUntilAt(fresh, context.staff.role, await rulesInForce(context, tillRules))
  return { purchase: toPurchaseView(fresh), undoUntilAt: untilAt, ...purchase.told }
}
