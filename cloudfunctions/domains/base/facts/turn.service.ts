import type { ToldRecord } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import { subscriptionOf } from '../../../platform/noun/answer'
import { toldBefore } from './old-promise'
import { listOpenOf, type StoredTold } from './told.repository'

const LOOK_AGAIN_MS = 5 * 60_000
/** What was set aside waits for a person. */
const LOOK_AGAIN_LATER_MS = 60 * 60_000

/** A record as it is now, also one from before facts were told; null for one that nobody can read any more. */
export function current(context: Pick<Context, 'nouns'>, stored: StoredTold | null): ToldRecord | null {
  return stored && ('kind' in stored ? toldBefore(stored, context.nouns) : stored)
}

/**
 * When it is this fact's turn with a subscriber that answers a member's facts in their order; null if it is now. What
 * the member's documents still carry was told before or after it, so it is handed over first.
 */
export async function turnOf(context: Context, record: ToldRecord, by: string): Promise<number | null> {
  for (const { carrier } of context.nouns) await (await carrier?.())?.takeUpOf(context, record.memberId)
  const open = (await listOpenOf(context.db, record.memberId)).map((stored) => current(context, stored))
  const before = open.filter(
    (other): other is ToldRecord => other !== null && isBefore(other, record) && isAwaited(context, other, by),
  )
  if (before.length === 0) return null
  const isStuck = before.some(({ answers }) => answers[by]?.status === 'failed')
  return context.now + (isStuck ? LOOK_AGAIN_LATER_MS : LOOK_AGAIN_MS)
}

function isAwaited({ nouns }: Context, { name, answers }: ToldRecord, by: string): boolean {
  const mark = answers[by]
  return mark !== undefined && mark.status !== 'done' && subscriptionOf(nouns, by, name)?.order === 'by-member'
}

type Moment = Pick<ToldRecord, '_id' | 'toldAt'>

/** Facts of one instant have an order too, so that none waits for the other in turn. */
export function isBefore(one: Moment, other: Moment): boolean {
  return one.toldAt === other.toldAt ? one._id < other._id : one.toldAt < other.toldAt
}
