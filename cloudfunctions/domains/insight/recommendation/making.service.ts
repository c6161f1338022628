import { recommendationRules } from '#shared/insight/recommendation/rules'
import { suggestedTo, targetsOf } from '#shared/insight/recommendation/suggest'
import { onlyWishes, type Suggestions } from '#shared/insight/recommendation/suggestions'
import { businessDayOf } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import { isConsentInForce } from '#shared/people/member/consent'
import { goodsOf, unitsBack } from '#shared/till/purchase/all-back'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { listOffSale } from '../../goods/product/product.face'
import { findMembers, heirsOf, type Member, withHeirs } from '../../people/member/member.face'
import { listPurchasesUntil } from '../../till/purchase/purchase.face'
import { findPairs, findTotals } from './pair.repository'
import {
  changeLists,
  findSuggestions,
  findSuggestionsOf,
  removeSuggestions,
  removeSuggestionsIn,
  saveSuggestions,
} from './suggestions.repository'

const MEMBERS_AT_ONCE = 100

/** Only of whoever agreed to personal offers. */
export const mayBeKept = ({ status, consents }: Pick<Member, 'status' | 'consents'>): boolean =>
  status === 'active' && isConsentInForce(consents, 'personalization')

/** The products of a purchase that can be named and of which a piece has stayed, however many of each. */
export function productsOf({ basket, isBack, refunds }: Purchase): string[] {
  if (isBack) return []
  const back = goodsOf(refunds)
  const kept = (basket?.lines ?? []).filter(({ quantity }, line) => unitsBack(back, line) < quantity)
  return [...new Set(kept.flatMap(({ productKey }) => productKey ?? []))]
}

/**
 * Makes anew what is suggested to these members or, of merged records, to whoever carries them on, as far as they agreed to
 * personal offers; of all others nothing is left. Answers for how many.
 */
export async function makeSuggestions(context: Context, memberIds: readonly string[]): Promise<number> {
  let made = 0
  for (const ids of partsOf([...new Set(memberIds)], MEMBERS_AT_ONCE)) {
    const members = new Map<string, Member>()
    await withHeirs(context.db, ids, (found) => {
      for (const member of found) members.set(member._id, member)
    })
    for (const part of partsOf([...members.values()], MEMBERS_AT_ONCE)) made += await makePart(context, part)
  }
  return made
}

async function makePart(context: Context, members: readonly Member[]): Promise<number> {
  const { db, now } = context
  await forgetRefused(db, members)
  const ids = members.filter(mayBeKept).map(({ _id }) => _id)
  if (ids.length === 0) return 0
  const heirs = await heirsOf(db, ids)
  const bought = await listPurchasesUntil(db, [...ids, ...heirs.keys()], now)
  const purchasesOf = new Map<string, Purchase[]>()
  for (const purchase of bought) {
    const holder = heirs.get(purchase.memberId) ?? purchase.memberId
    purchasesOf.set(holder, [...(purchasesOf.get(holder) ?? []), purchase])
  }
  const known = new Map((await findSuggestionsOf(db, [...ids, ...heirs.keys()])).map((each) => [each._id, each]))
  const wanted = ids.flatMap((memberId) => {
    const merged = [...heirs].flatMap(([recordId, heir]) => (heir === memberId && known.has(recordId) ? recordId : []))
    const purchases = purchasesOf.get(memberId) ?? []
    const isNothing = merged.length === 0 && !known.has(memberId) && purchases.flatMap(productsOf).length === 0
    return isNothing ? [] : { memberId, merged, purchases }
  })
  if (wanted.length === 0) return 0
  const suggestFor = await suggesting(context, bought)
  for (const { memberId, merged, purchases } of wanted) {
    const made = { _id: memberId, ...suggestFor(purchases), madeAt: now }
    // Of nearly everybody nothing but the lists changes, which is one write and leaves wishes alone.
    const isPlain = merged.length === 0 && known.get(memberId)?.unwantedByMerged === undefined
    if (isPlain && (await changeLists(db, made))) continue
    await db.transaction((tx) => save(tx, { ...made, merged }))
  }
  await forgetWithdrawn(
    db,
    wanted.map(({ memberId }) => memberId),
  )
  return wanted.length
}

/** Wishes are read where they are written: one that was made since the rest was read is kept. */
async function save(tx: Tx, { merged, ...made }: Omit<Suggestions, 'unwanted'> & { merged: readonly string[] }) {
  const unwanted = (await findSuggestions(tx, made._id))?.unwanted ?? []
  const byMerged: string[] = []
  for (const recordId of merged) {
    const before = await findSuggestions(tx, recordId)
    if (!before) continue
    byMerged.push(...before.unwanted)
    const wishes = onlyWishes(before)
    await (wishes ? saveSuggestions(tx, wishes) : removeSuggestionsIn(tx, recordId))
  }
  const unwantedByMerged = [...new Set(byMerged)]
  await saveSuggestions(tx, { ...made, unwanted, ...(unwantedByMerged.length > 0 && { unwantedByMerged }) })
}

/** Consent may have been withdrawn since it was read, when there was nothing to forget yet: whoever was written is asked once more. */
export async function forgetWithdrawn(db: Db, memberIds: readonly string[]): Promise<void> {
  await forgetRefused(db, await findMembers(db, memberIds))
}

/** Also the wishes of their merged records. What a merged record may keep is decided by whoever carries it on. */
async function forgetRefused(db: Db, members: readonly Member[]): Promise<void> {
  const refused = members.filter((member) => member.status !== 'merged' && !mayBeKept(member))
  const ids = refused.map(({ _id }) => _id)
  if (ids.length > 0) await removeSuggestions(db, [...ids, ...(await heirsOf(db, ids)).keys()])
}

type Suggested = Pick<Suggestions, 'again' | 'mayLike'>

/** Reads once what all of them need to know of goods. */
async function suggesting(
  context: Context,
  bought: readonly Purchase[],
): Promise<(purchases: readonly Purchase[]) => Suggested> {
  const { db, now } = context
  const { halfLifeDays, withoutProducts } = await rulesInForce(context, recommendationRules)
  const keys = [...new Set(bought.flatMap(productsOf))]
  const [pairs, totals, offSale] = await Promise.all([readPairs(db, keys), findTotals(db), listOffSale(db)])
  const known = {
    rows: new Map(pairs.map((row) => [row._id, row])),
    targets: targetsOf(totals?.of ?? {}, new Set([...offSale, ...withoutProducts])),
    silent: new Set(withoutProducts),
  }
  return (purchases) =>
    suggestedTo(
      purchases.map((purchase) => ({ day: purchase.day, productKeys: productsOf(purchase) })),
      known,
      { today: businessDayOf(now), halfLifeDays },
    )
}

const PAIRS_AT_ONCE = 200

export async function readPairs(db: Db, productKeys: readonly string[]) {
  const read = []
  for (const keys of partsOf(productKeys, PAIRS_AT_ONCE)) read.push(...(await findPairs(db, keys)))
  return read
}
