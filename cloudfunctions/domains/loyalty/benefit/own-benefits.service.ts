import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { benefitFenIn } from '#shared/ledger/account/benefit-tally'
import { pointsRules } from '#shared/ledger/points/rules'
import { isStanding } from '#shared/ledger/tier/benefit-rules'
import { type Tier, tierRules } from '#shared/ledger/tier/rules'
import { benefitsOf } from '#shared/loyalty/benefit/benefits'
import { giftWords } from '#shared/loyalty/benefit/gift-words'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { audienceRules } from '#shared/loyalty/coupon/audience'
import type { MemberContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { factsOf, namesOf, templatesOfWay } from '../coupon/coupon.face'
import { tierOf } from './standing.service'

/** What the caller's tier brings, what each benefit has saved this month, and the coupons that come by themselves. */
export async function listMine(context: MemberContext) {
  const { db, memberId, now } = context
  const account = await getActiveAccount(db, memberId)
  const tier = await tierOf(context, account)
  const month = monthOf(businessDayOf(now))
  const taken = benefitFenIn(account, month)
  const rules = {
    points: await rulesInForce(context, pointsRules),
    checkIn: await rulesInForce(context, checkInRules),
  }
  const { tiers } = await rulesInForce(context, tierRules)
  const { stores } = await namesOf(context, new Set(tier.benefits.flatMap(storesOf)))
  const told = benefitsOf(tier, tier.key === tiers[0].key, { ...rules, stores })
  return {
    tierKey: tier.key,
    month,
    benefits: [
      ...told.flatMap(({ kind, key, title, detail }) => {
        // The gift for reaching the tier was given at that time, so it is not among what the tier brings now.
        if (kind === 'once') return []
        const saved = key === null ? { savedFen: null, leftFen: null } : savedOf(tier, key, taken)
        return [{ kind, title, detail, ...saved }]
      }),
      ...(await giftsOf(context, account)),
    ],
  }
}

const storesOf = (benefit: Tier['benefits'][number]) => ('storeIds' in benefit ? (benefit.storeIds ?? []) : [])

/** How much was taken off this month, and what is left of the cap; null if there is no cap. */
function savedOf({ benefits }: Tier, key: string, taken: Readonly<Record<string, number>>) {
  const savedFen = taken[key] ?? 0
  const cap = benefits.filter(isStanding).find((each) => each.key === key)?.monthCapFen ?? null
  return { savedFen, leftFen: cap === null ? null : Math.max(cap - savedFen, 0) }
}

/** Coupons of the month and of the birthday are given by their own rules; the tier's page says which of them come to this member. */
async function giftsOf(context: MemberContext, account: Account) {
  const facts = await factsOf(context, account, null)
  const ways = ['monthly', 'birthday'] as const
  const given = await Promise.all(ways.map(async (way) => ({ way, templates: await templatesOfWay(context, way) })))
  return given.flatMap(({ way, templates }) =>
    templates
      .filter(({ rules: { audience } }) => {
        // The birthday month, and everything that only a portrait knows, are checked on the day itself.
        const asked = { ...audience, isBirthdayMonth: false, segmentIds: null, tagKeys: null }
        return audienceRules(asked, facts, { now: context.now }).every(({ verdict }) => verdict !== 'fail')
      })
      .map(({ rules }) => ({ kind: 'gift' as const, ...giftWords(way, rules), savedFen: null, leftFen: null })),
  )
}
