import { partsOf } from '#shared/kernel/parts'
import type { Context } from '../../../platform/context'
import { pageMembers, withHeirs } from '../../people/member/member.face'
import { type ChangeReading, listChangedPurchases } from '../../till/purchase/purchase.face'
import { counted } from './people.service'
import { listDueScores } from './score.repository'
import { reviewScores, type ScoredPage, type ScoringContext, scoreMembers } from './scoring.service'

export interface WalkedPage extends ScoredPage {
  afterId: string | null
  /** Of the last change that was read, where changes are walked. */
  changedAt?: number
  isDone: boolean
}

const PAGE_SIZE = 100
const CHANGES_PER_PAGE = 500

/** The next hundred records of the shop. */
export async function walkEverybody(
  context: Context,
  scoring: ScoringContext,
  afterId: string | null,
): Promise<WalkedPage> {
  const members = counted(scoring.cost, await pageMembers(context.db, afterId, PAGE_SIZE))
  const ids = members.map(({ _id }) => _id)
  const page = await scoreMembers(context, ids, scoring, members)
  return { ...page, afterId: ids.at(-1) ?? afterId, isDone: members.length < PAGE_SIZE }
}

/** The next members whose purchases changed, in the order of the changes. */
export async function walkActed(
  context: Context,
  scoring: ScoringContext,
  reading: Omit<ChangeReading, 'limit'>,
): Promise<WalkedPage> {
  const { cost } = scoring
  const { after } = reading
  const changes = counted(cost, await listChangedPurchases(context.db, { ...reading, limit: CHANGES_PER_PAGE }), 2)
  const ids = await withHeirs(context.db, [...new Set(changes.map(({ memberId }) => memberId))], (found) =>
    counted(cost, found),
  )
  const total: ScoredPage = { looked: 0, leftOut: 0, written: 0 }
  for (const part of partsOf(ids, PAGE_SIZE)) {
    const page = await scoreMembers(context, part, scoring)
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

/** The next hundred members whose figures change today. */
export async function walkDue(context: Context, scoring: ScoringContext, afterId: string | null): Promise<WalkedPage> {
  const due = counted(scoring.cost, await listDueScores(context.db, scoring.asOfDay, afterId, PAGE_SIZE))
  const written = await reviewScores(context, due, scoring)
  // They are counted when they are written, because a repeated page does not find them any more.
  return { looked: 0, leftOut: 0, written, afterId: due.at(-1)?._id ?? afterId, isDone: due.length < PAGE_SIZE }
}
