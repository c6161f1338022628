import type { Told } from '#shared/base/facts/told-facts'
import { businessDayOf } from '#shared/kernel/business-day'
import { tierRules } from '#shared/ledger/tier/rules'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import { changed, hasEnded } from '#shared/loyalty/coupon/coupon'
import { decideVoid } from '#shared/loyalty/coupon/ending'
import { grantSource } from '#shared/loyalty/coupon/grant-days'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount } from '../../ledger/account/account.face'
import { findCoupon, keepChanges, listOfTier, type StoredCoupon } from './coupon.repository'
import { giveAll, templatesOfWay } from './grant.service'

/** Who took the coupons of a tier that did not stay: nobody by hand. */
const BY_LOSS = 'tier-lost'

/**
 * For each tier that was reached; who falls and climbs again gets it again, as far as the limits allow. Coupons that had
 * to be given back, because the tier did not stay, come back as the same coupons: no limit counts them twice.
 */
export async function giveTierCoupons(
  _tx: Tx,
  { memberId, payload }: Told<'tier.reached'>,
  context: Context,
): Promise<void> {
  const { tierKey, sinceDay } = payload
  if (sinceDay === null) return
  if ((await templatesOfWay(context, 'tier')).length === 0 || !(await stands(context, memberId, tierKey))) return
  for (const coupon of await listOfTier(context.db, memberId, 'voided', tierKey)) {
    await context.db.transaction((tx) => restore(context, tx, coupon._id))
  }
  const sourceId = grantSource({ way: 'tier', tierKey, sinceDay })
  // Somebody who climbs two tiers at once stands on the second when the first one's gift is given.
  await giveAll(context, memberId, { way: 'tier', sourceId, known: { tierKey } })
}

/** The tier did not stay: its coupons go as well, as far as they are not used. Told again, it finds nothing to take. */
export async function takeTierCouponsBack(
  _tx: Tx,
  { memberId, payload }: Told<'tier.lost'>,
  context: Context,
): Promise<void> {
  const { tierKey, sinceDay } = payload
  // Reached again meanwhile: then they are the member's.
  if (await stands(context, memberId, tierKey)) return
  for (const coupon of await listOfTier(context.db, memberId, 'available', tierKey)) {
    if (businessDayOf(coupon.issuedAt) < sinceDay) continue
    await context.db.transaction((tx) => take(context, tx, coupon._id))
  }
}

/** Whether the member is at the tier, or above it. */
async function stands(context: Context, memberId: string, tierKey: string): Promise<boolean> {
  const { tiers } = await rulesInForce(context, tierRules)
  const account = await findAccount(context.db, memberId)
  return account?.status === 'active' && rankIn(tiers, account.tier.key) >= rankIn(tiers, tierKey)
}

async function take({ now, requestId }: Context, tx: Tx, couponId: string): Promise<void> {
  const before = await findCoupon(tx, couponId)
  const voiding = { operatorId: BY_LOSS, requestId, note: '升级所依据的消费已退回' }
  const decision = before && decideVoid(before, voiding, now)
  // One that a till has redeemed meanwhile stays used: the shop has got something for it.
  if (!before || decision?.kind !== 'accepted') return
  await keepChanges(tx, [{ before, after: decision.coupon, entry: decision.entry }])
}

async function restore({ now, requestId }: Context, tx: Tx, couponId: string): Promise<void> {
  const before = await findCoupon(tx, couponId)
  if (!before || !isTakenByLoss(before) || hasEnded(before, now)) return
  const facts = { change: 'reversed', at: now, actorId: BY_LOSS, requestId, note: '再次升到这个等级' } as const
  const { coupon, entry } = changed(before, { status: 'available', voiding: null }, facts)
  await keepChanges(tx, [{ before, after: coupon, entry }])
}

const isTakenByLoss = ({ status, voiding }: StoredCoupon) => status === 'voided' && voiding?.operatorId === BY_LOSS
