import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { readGiftSource } from '#shared/ledger/tier/gift-id'
import type { Tier } from '#shared/ledger/tier/rules'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import type { OwnCourse, PartingContext, PastEntry } from '#shared/people/member/parting'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { findAccounts } from '../../ledger/account/account.face'
import { findGifts, giveGift, type TierGift, takeGiftsBack } from '../../ledger/tier/tier.face'

/** One of two that part. */
export interface PartedSide {
  /** Of both sides, as they were before either gives any back. */
  gifts: readonly TierGift[]
  parting: PartingContext
  /** Ids of its records. */
  side: ReadonlySet<string>
  course: OwnCourse
  /** The tiers that it has not reached alone, by key: since when it had stood there. */
  lost: ReadonlyMap<string, BusinessDay>
}

/** Every tier's gift to each of these records. */
export async function giftsOf(db: Db, { tiers: { tiers } }: PartingContext, recordIds: readonly string[]) {
  const asked = recordIds.flatMap((recordId) => tiers.map(({ key }) => ({ recordId, tierKey: key })))
  return findGifts(db, asked)
}

/** The tiers whose gifts the two got together but neither would have got alone. */
export function onlyTogether(
  past: readonly PastEntry[],
  { reached }: OwnCourse,
  mergedDay: BusinessDay,
): [string, BusinessDay][] {
  const gifts = past.filter(({ entry }) => entry.reason === 'tier-gift')
  const keys = new Set(gifts.map(({ entry }) => readGiftSource(entry.sourceId).tierKey))
  return [...keys].filter((key) => !reached.includes(key)).map((key) => [key, mergedDay])
}

/** Takes back what the side would not have been given alone, and gives what it was not given because the other had it. */
export async function settleGifts(context: Context, tx: Tx, account: Account, parted: PartedSide): Promise<Account> {
  const merged = (await findAccounts(context.db, [...parted.side])).filter(({ _id }) => _id !== account._id)
  let after = account
  for (const [key, sinceDay] of parted.lost) {
    after = await takeGiftsBack(context, tx, after, { lost: [key], sinceDay, merged })
  }
  for (const { tier, source } of withheldGifts(account._id, parted)) {
    after = await giveGift(context, tx, after, { tier, source, recordId: account._id })
  }
  return after
}

/** Gifts of tiers that the side has reached alone and stands at, which the other side had had already. */
function withheldGifts(recordId: string, { gifts, parting, side, course, lost }: PartedSide) {
  const { tiers } = parting.tiers
  return tiers.slice(0, rankIn(tiers, course.tier.key) + 1).flatMap((tier): { tier: Tier; source: string }[] => {
    const ofTier = gifts.filter(({ tierKey }) => tierKey === tier.key)
    const source = ofTier.find((gift) => gift.recordId === recordId)?.nextSource
    if (!source || lost.has(tier.key) || !course.reached.includes(tier.key)) return []
    const given = ofTier.filter((gift) => gift.given !== null)
    const isWithheld = given.length > 0 && given.every((gift) => !side.has(gift.recordId))
    return isWithheld ? [{ tier, source }] : []
  })
}
