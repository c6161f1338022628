import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { NO_STANDING, type Standing } from '#shared/loyalty/benefit/standing'
import { tillRules } from '#shared/people/staff/rules'
import type { ServingContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { standingAt } from '../../loyalty/benefit/benefit.face'
import type { ServedSale } from './purchase.service'

const MINUTE_MS = 60_000

/** What the tier takes off a sale, in the ways in which the clerk or the till may have been told; the first is how it stands. */
export interface ShownStanding {
  ways: readonly [Standing, ...Standing[]]
  /** Without the month's caps: the most that an offline till may have taken off. */
  uncapped: Standing | null
}

/**
 * A price that was shown holds as long as a reservation does, so a benefit that ends while the clerk counts the change
 * still applies. Caps count as they stand in this account, whenever the price was shown. A till that was offline may
 * not have known of a benefit; then the price that the customer paid stands.
 */
export async function shownStanding(
  context: ServingContext,
  account: Account,
  { storeId, cart, soldAt, isWithoutBenefits }: ServedSale,
): Promise<ShownStanding> {
  if (isWithoutBenefits) return { ways: [NO_STANDING], uncapped: null }
  const at = soldAt ?? context.now
  const day = businessDayOf(at)
  const own = await standingAt(context, account, { storeId, cart, at, day })
  if (own.judged.length === 0) return { ways: [NO_STANDING], uncapped: null }
  if (soldAt !== undefined) {
    const fresh: Account = { ...account, benefits: [] }
    return { ways: [own, NO_STANDING], uncapped: await standingAt(context, fresh, { storeId, cart, at, day }) }
  }
  const { lockMinutes } = await rulesInForce(context, tillRules)
  const before = await standingAt(context, account, { storeId, cart, at: at - lockMinutes * MINUTE_MS, day })
  return { ways: [own, before], uncapped: null }
}
