import type { Newcomer, Sale } from '#shared/growth/entrance/day-facts'
import type { Touch } from '#shared/growth/entrance/touch'
import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, listWhole, type ReadingSpan, toWrittenPage } from '../../../platform/db/written-since'
import { findMembers, listJoinedSince, type Member } from '../../people/member/member.face'
import { listPurchasesSince, listPurchasesUntil } from '../../till/purchase/purchase.face'

// What the channel figures are counted from.
const touches = collection<Touch>('touches')

export interface ChangedPage<D> {
  documents: D[]
  position: ReadingSpan['after']
  isLast: boolean
}

/** Visits in the order in which they were told. */
export async function listToldTouches(db: Db, reading: ReadingSpan): Promise<ChangedPage<Touch>> {
  const page = await listSince(db, touches, { field: 'receivedAt' }, reading)
  return cut(page, reading, ({ receivedAt }) => receivedAt)
}

/** Purchases in the order in which they were recorded, paid back or undone. */
export async function listChangedSales(db: Db, reading: ReadingSpan): Promise<ChangedPage<Sale>> {
  const page = await listPurchasesSince(db, reading)
  const { documents, ...rest } = cut(page, reading, ({ changedAt }) => changedAt)
  return { documents: documents.map(toSale), ...rest }
}

/** Who joined by opening the mini-program, in the order of joining. */
export async function listJoined(db: Db, reading: ReadingSpan): Promise<ChangedPage<Newcomer>> {
  const page = await listJoinedSince(db, reading)
  const { documents, ...rest } = cut(page, reading, ({ joined }) => joined.at)
  return { documents: documents.flatMap(toNewcomer), ...rest }
}

/** Visits of some members in a span, both ends included. */
export const listTouchesIn = (
  db: Db,
  memberIds: readonly string[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
) => listWhole(db, touches, { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } })

/** Everything that some members bought up to an instant, by member. */
export async function salesUntil(db: Db, memberIds: readonly string[], untilAt: number): Promise<Map<string, Sale[]>> {
  const found = await listPurchasesUntil(db, memberIds, untilAt)
  const sales = new Map<string, Sale[]>(memberIds.map((id) => [id, []]))
  for (const purchase of found) sales.get(purchase.memberId)?.push(toSale(purchase))
  return sales
}

/** When members joined, and which record carries on for whom. */
export async function whoAre(db: Db, memberIds: readonly string[]) {
  const found = await findMembers(db, [...new Set(memberIds)])
  return {
    newcomers: new Map(found.flatMap(toNewcomer).map((newcomer) => [newcomer.memberId, newcomer])),
    into: new Map(found.flatMap(({ _id, merge }) => (merge ? [[_id, merge.into] as const] : []))),
  }
}

export function toNewcomer({ _id, joined }: Member): Newcomer[] {
  return joined.via === 'wechat' ? [{ memberId: _id, joinedAt: joined.at, joinedDay: joined.day }] : []
}

export function toSale({ _id, memberId, at, day, amountFen, refundedFen, isBack, changedAt }: Purchase): Sale {
  return { _id, memberId, at, day, netFen: amountFen - refundedFen, isBack, changedAt }
}

function cut<D extends { _id: string; memberId?: string; at?: number }>(
  page: D[],
  reading: ReadingSpan,
  writtenAt: (document: D) => number,
): ChangedPage<D> {
  const { position, isLast } = toWrittenPage(page, reading, { writtenAt, toWritten: () => null })
  return { documents: page, position, isLast }
}
