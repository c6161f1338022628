import type { Context } from '../../../platform/context'
import { findMembers, pageMembers } from '../../people/member/member.face'
import { type ChangeReading, listChangedPurchases } from '../../till/purchase/purchase.face'
import { counted } from './people.service'
import { listDueScores } from './score.repository'
import { reviewScores, type ScoredPage, type Scoring, scoreMembers } from './scoring.service'

export interface Walked extends ScoredPage {
  afterId: string | null
  /** Of the last change that was read, where changes are walked. */
  changedAt?: number
  isDone: boolean
}

const PAGE_SIZE = 100
const CHANGES_PER_PAGE = 500

/** The next hundred records of the shop. */
export async function walkEverybody(context: Context, scoring: Scoring, afterId: string | null): Promise<Walked> {
  const members = counted(scoring.cost, await pageMembers(context.db, afterId, PAGE_SIZE))
  const ids = members.map(({ _id }) => _id)
  const page = await scoreMembers(context, ids, scoring, members)
  return { ...page, afterId: ids.at(-1) ?? afterId, isDone: members.length < PAGE_SIZE }
}

/** Whose purchases changed: the next ones in the order of the changes. */
export async function walkActed(
  context: Context,
  scoring: Scoring,
  reading: Omit<ChangeReading, 'limit'>,
): Promise<Walked> {
  const { cost } = scoring
  const { after } = reading
  const changes = counted(cost, await listChangedPurchases(context.db, { ...reading, limit: CHANGES_PER_PAGE }), 2)
  const ids = await withHeirs(context, [...new Set(changes.map(({ memberId }) => memberId))], cost)
  const total: ScoredPage = { looked: 0, leftOut: 0, written: 0 }
  for (let from = 0; from < ids.length; from += PAGE_SIZE) {
    const page = await scoreMembers(context, ids.slice(from, from + PAGE_SIZE), scoring)
    total.looked += page.looked
    total.leftOut += page.leftOut
    total.written += page.written
  }
  const last = changes.at(-1)
  return {
    ...total,
    afterId: last?._id ?? after.id,
    changedAt: last?.changedAt ?? after.at,
    isDone: changes.length < CHANGES_PER_PAGE,
  }
}

const MERGES_MAX = 5

/** Purchases stay with the record that made them; after a merge they count for the one that carries on. */
async function withHeirs({ db }: Context, memberIds: string[], cost: Scoring['cost']): Promise<string[]> {
  const all = new Set(memberIds)
  let latest = memberIds
  for (let merges = 0; merges < MERGES_MAX && latest.length > 0; merges += 1) {
    const members = counted(cost, await findMembers(db, latest))
    latest = members.flatMap(({ merge }) => (merge && !all.has(merge.into) ? [merge.into] : []))
    for (const id of latest) all.add(id)
  }
  return [...all].sort()
}

/** Whose figures move today: the next hundred. */
export async function walkDue(context: Context, scoring: Scoring, afterId: string | null): Promise<Walked> {
  const due = counted(scoring.cost, await listDueScores(context.db, scoring.asOfDay, afterId, PAGE_SIZE))
  const written = await reviewScores(context, due, scoring)
  // They are counted where they are written: a page that is done again does not find them any more.
  return { looked: 0, leftOut: 0, written, afterId: due.at(-1)?._id ?? afterId, isDone: due.length < PAGE_SIZE }
}
