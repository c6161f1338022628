import { businessDayOf } from '#shared/kernel/business-day'
import { giftSource } from '#shared/ledger/tier/gift-id'
import type { Tier } from '#shared/ledger/tier/rules'
import { exposureFen, smaller } from '#shared/loyalty/coupon/limits'
import type { Db } from '../../../platform/db/db'
import { mergedAccountsOf } from '../../ledger/account/account.face'
import { findGifts, type TierGift } from '../../ledger/tier/tier.face'
import { budgetsLeft, type LiveTemplate, leftOf, listShards, templatesOfWay } from '../../loyalty/coupon/coupon.face'
import type { ImportContext } from './import-customer.service'

/** One customer of a file, and the tiers that the file lifts them to. */
export interface Rise {
  memberId: string
  /** True for a customer who is no member yet and so was never given anything. */
  isNew: boolean
  /** Lowest first. */
  reached: readonly Tier[]
  /** The tier to which the file has lifted the same customer before, under another number. */
  risenTo: string | null
}

/** Only counts, so that memory does not grow with the file. */
export interface Gifts {
  /** How many customers rise to which tier, by its key. */
  risen: Map<string, number>
  points: number
  makeUpCards: number
  /** How many customers reach the same tiers at once, by the keys of these. */
  climbs: Map<string, { tierKeys: string[]; count: number }>
}

export const noGifts = (): Gifts => ({ risen: new Map(), points: 0, makeUpCards: 0, climbs: new Map() })

/** The gift of a tier comes once in a membership: who has had it gets no second one. */
export async function noteRises(db: Db, gifts: Gifts, rises: readonly Rise[]): Promise<void> {
  const had = await giftsHad(db, rises)
  for (const { memberId, reached, risenTo } of rises) {
    const tierKeys = reached.map(({ key }) => key)
    if (risenTo !== null) add(gifts.risen, risenTo, -1)
    add(gifts.risen, tierKeys.at(-1) ?? '', 1)
    const climb = gifts.climbs.get(tierKeys.join()) ?? { tierKeys, count: 0 }
    gifts.climbs.set(tierKeys.join(), { ...climb, count: climb.count + 1 })
    for (const { key, gift } of reached) {
      if (had.has(giftSource(memberId, key))) continue
      gifts.points += gift.points
      gifts.makeUpCards += gift.makeUpCards
    }
  }
}

async function giftsHad(db: Db, rises: readonly Rise[]): Promise<Set<string>> {
  const known = rises.filter(({ isNew }) => !isNew)
  const ids = known.map(({ memberId }) => memberId)
  const merged = await mergedAccountsOf(db, ids)
  const asked = known.flatMap(({ memberId, reached }) =>
    [memberId, ...(merged.get(memberId) ?? []).map(({ _id }) => _id)].flatMap((recordId) =>
      reached.map(({ key }) => ({ memberId, recordId, tierKey: key })),
    ),
  )
  const gifts = await findGifts(db, asked)
  const had = new Set(gifts.filter(({ nextSource }) => nextSource === null).map(giftKey))
  return new Set(
    asked.filter((each) => had.has(giftKey(each))).map(({ memberId, tierKey }) => giftSource(memberId, tierKey)),
  )
}

const giftKey = ({ recordId, tierKey }: Pick<TierGift, 'recordId' | 'tierKey'>) => giftSource(recordId, tierKey)

/** All of it at most: coupons as far as stock and limits reach, at what each could cost, as far as its budget reaches. */
export async function toWouldGive({ context, tiers: { tiers } }: ImportContext, gifts: Gifts) {
  const { db } = context
  const templates = (await templatesOfWay(context, 'tier')).filter((template) => wanted(template, gifts) > 0)
  const ids = templates.map(({ _id }) => _id)
  const [budgets, shards] = await Promise.all([budgetsLeft(context, ids), listShards(db, ids)])
  const coupons = templates.map((template) => {
    const own = shards.filter(({ templateId }) => templateId === template._id)
    const { stockLeft } = leftOf(template, own, businessDayOf(context.now))
    const count = smaller(wanted(template, gifts), stockLeft) ?? 0
    const { title, offer } = template.rules
    const each = exposureFen(offer)
    const costFen = smaller(each === null ? null : each * count, budgets.get(template._id) ?? null)
    return { templateId: template._id, title, isGift: offer.kind === 'gift', count, costFen: count === 0 ? 0 : costFen }
  })
  const risen = tiers.flatMap(({ key, name }) => {
    const customers = gifts.risen.get(key) ?? 0
    return customers === 0 ? [] : [{ key, name, customers }]
  })
  return {
    customers: sumOf(risen.map(({ customers }) => customers)),
    tiers: risen,
    points: gifts.points,
    makeUpCards: gifts.makeUpCards,
    coupons,
    couponCount: sumOf(coupons.map(({ count }) => count)),
    giftCouponCount: sumOf(coupons.map(({ isGift, count }) => (isGift ? count : 0))),
    couponCostFen: coupons.some(({ costFen }) => costFen === null)
      ? null
      : sumOf(coupons.map(({ costFen }) => costFen ?? 0)),
  }
}

/** As if nobody had had one before. */
function wanted({ rules: { audience, limits } }: LiveTemplate, { climbs }: Gifts): number {
  const each = smaller(limits.perMember, limits.perMemberPerDay)
  const counts = [...climbs.values()].map(({ tierKeys, count }) => {
    const fitting = tierKeys.filter((key) => audience.tierKeys === null || audience.tierKeys.includes(key)).length
    return count * (smaller(fitting, each) ?? fitting)
  })
  return sumOf(counts)
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
