import type { DeedBook, ToldDeed } from '#shared/growth/task/book'
import { settle } from '#shared/growth/task/settle'
import { badgeViews, taskViews } from '#shared/growth/task/task-views'
import type { Account } from '#shared/ledger/account/account'
import type { Context, MemberContext } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { getActiveAccount } from '../../ledger/account/account.face'
import { deedsOf, worldOf } from './count.service'
import { bookOf } from './deed-book.repository'
import { rewardViews } from './reward-view.service'

/** What the caller can do today and has done, what was done a moment ago and is not counted yet among it. */
export async function listTasks(context: MemberContext) {
  const { db, memberId } = context
  const account = await getActiveAccount(db, memberId)
  const world = await worldOf(context, account)
  const stored = await bookOf(db, account._id)
  // Reading counts nothing: what was done a moment ago is shown, and paid when the sweep or a claim counts it.
  const { book } = settle(stored, await carriedDeeds(context, db, account, stored), world)
  const tasks = taskViews(book, world)
  const rewards = await rewardViews(
    context,
    tasks.map(({ reward }) => reward),
  )
  return {
    today: world.today,
    tasks: tasks.map((task, index) => ({ ...task, reward: rewards[index] as (typeof rewards)[number] })),
    badges: badgeViews(book, world),
  }
}

/** What the member has done a moment ago and the sweep has not taken up: counted early, it is counted once all the same. */
export async function carriedDeeds(
  context: Context,
  reader: Reader,
  account: Account,
  book: DeedBook,
): Promise<ToldDeed[]> {
  const deeds: ToldDeed[] = []
  for (const { by, ...fact } of account.told ?? []) {
    if ('task' in by) deeds.push(...(await deedsOf(context, reader, { ...fact, memberId: account._id }, book)))
  }
  return deeds
}
