import { historyOf, weightsOf } from '#shared/insight/recommendation/history'
import { goesWith } from '#shared/insight/recommendation/likeness'
import { AGAIN_KEPT, joinedUnwanted, LIKED_KEPT, type Suggestions } from '#shared/insight/recommendation/suggestions'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import { isConsentInForce } from '#shared/people/member/consent'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { findMembers, heirsOf } from '../../people/member/member.face'
import { listPurchasesUntil } from '../../till/purchase/purchase.face'
import { findPairs, findTotals } from './pair.repository'
import { findSuggestionsOf, saveSuggestions } from './suggestions.repository'

const MEMBERS_AT_ONCE = 100

/** The products of a purchase that can be named, however many pieces of each. */
export function productsOf({ basket, isBack }: Purchase): string[] {
  if (isBack) return []
  return [...new Set((basket?.lines ?? []).flatMap(({ productKey }) => productKey ?? []))]
}

/** Makes anew what is suggested to these members, as far as they agreed to personal offers. Answers for how many. */
export async function makeSuggestions(context: Context, memberIds: readonly string[]): Promise<number> {
  let made = 0
  for (const ids of partsOf([...new Set(memberIds)], MEMBERS_AT_ONCE)) made += await makePart(context, ids)
  return made
}

async function makePart({ db, now }: Context, memberIds: readonly string[]): Promise<number> {
  const members = await findMembers(db, memberIds)
  const agreed = members.filter(
    ({ status, consents }) => status === 'active' && isConsentInForce(consents, 'personalization'),
  )
  if (agreed.length === 0) return 0
  const ids = agreed.map(({ _id }) => _id)
  const heirs = await heirsOf(db, ids)
  const recordIds = [...ids, ...heirs.keys()]
  const bought = await listPurchasesUntil(db, recordIds, now)
  if (!bought.some((purchase) => productsOf(purchase).length > 0)) return 0
  const purchasesOf = new Map<string, Purchase[]>()
  for (const purchase of bought) {
    const holder = heirs.get(purchase.memberId) ?? purchase.memberId
    purchasesOf.set(holder, [...(purchasesOf.get(holder) ?? []), purchase])
  }
  const unwantedIn = new Map((await findSuggestionsOf(db, recordIds)).map(({ _id, unwanted }) => [_id, unwanted]))
  const suggestFor = await suggesting(db, businessDayOf(now), bought)
  for (const memberId of ids) {
    const records = [memberId, ...[...heirs].flatMap(([recordId, heir]) => (heir === memberId ? recordId : []))]
    const unwanted = joinedUnwanted(records.map((id) => unwantedIn.get(id) ?? []))
    const made = { _id: memberId, ...suggestFor(purchasesOf.get(memberId) ?? []), unwanted, madeAt: now }
    await db.transaction((tx) => saveSuggestions(tx, made))
  }
  return ids.length
}

type Suggested = Pick<Suggestions, 'again' | 'mayLike'>

/** Reads once what all of them need to know of goods. */
async function suggesting(
  db: Db,
  today: BusinessDay,
  bought: readonly Purchase[],
): Promise<(purchases: readonly Purchase[]) => Suggested> {
  const keys = [...new Set(bought.flatMap(productsOf))]
  const rows = new Map((await readPairs(db, keys)).map((row) => [row._id, row]))
  const baskets = new Map(Object.entries((await findTotals(db))?.of ?? {}))
  return (purchases) => {
    const days = purchases.map((purchase) => ({ day: purchase.day, productKeys: productsOf(purchase) }))
    const again = historyOf(days, AGAIN_KEPT)
    const left = new Set(days.flatMap(({ productKeys }) => productKeys))
    const liked = goesWith(weightsOf(again, today), rows, { baskets, left, limit: LIKED_KEPT })
    return { again, mayLike: liked.map(({ key, because }) => ({ key, because })) }
  }
}

const PAIRS_AT_ONCE = 200

export async function readPairs(db: Db, productKeys: readonly string[]) {
  const read = []
  for (const keys of partsOf(productKeys, PAIRS_AT_ONCE)) read.push(...(await findPairs(db, keys)))
  return read
}
