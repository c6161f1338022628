import { type BusinessDay, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { benefitFenIn } from '#shared/ledger/account/benefit-tally'
import { type Tier, tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import { type BenefitMoment, type Standing, standingOf } from '#shared/loyalty/benefit/standing'
import type { ReadContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'

type Buyer = Pick<Account, 'tier' | 'growth' | 'benefits'>

/** The tier that a member holds now, with its rules in force. */
export async function tierOf(context: ReadContext, { tier, growth }: Buyer): Promise<Tier> {
  const rules = await rulesInForce(context, tierRules)
  const { tierKey } = tierStanding(tier, growth, businessDayOf(context.now), rules)
  return rules.tiers.find(({ key }) => key === tierKey) ?? rules.tiers[0]
}

export interface Moment extends Omit<BenefitMoment, 'takenFen'> {
  /** The instant of the purchase, because the caps of its month count. */
  day: BusinessDay
}

/**
 * What the tier takes off a purchase at that moment. With the account of the purchase's transaction the monthly caps
 * hold exactly: the transaction writes the account, so two sales at once are counted one after the other.
 */
export async function standingAt(context: ReadContext, account: Buyer, { day, ...moment }: Moment): Promise<Standing> {
  const { benefits } = await tierOf(context, account)
  return standingOf(benefits, { ...moment, takenFen: benefitFenIn(account, monthOf(day)) })
}
