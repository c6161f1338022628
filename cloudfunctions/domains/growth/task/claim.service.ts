import { given } from '#shared/growth/task/task-marks'
import { isClaimable } from '#shared/growth/task/task-views'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { countDeeds, keepIfChanged, worldOf } from './count.service'
import { bookOf, saveBook } from './deed-book.repository'
import { carriedDeeds } from './list.service'
import { pay } from './pay.service'
import { rewardViews } from './reward-view.service'

/**
 * Gives what a task has promised, once: whoever claims writes the book. What was done a moment ago is counted first, so
 * that nobody has to wait for the sweep. @throws DomainError TASK_NOT_DONE, TASK_CLAIM_OVER
 */
export async function claimTask(context: MemberContext, wanted: { task: string; window: string }) {
  const mark = await context.db.transaction(async (tx) => {
    const found = await getActiveAccount(tx, context.memberId)
    const carried = await carriedDeeds(context, tx, found, await bookOf(tx, found._id))
    const { account, book } = await countDeeds(context, tx, found, carried)
    const world = await worldOf(context, account)
    const reached = book.marks.find(({ task, window }) => task === wanted.task && window === wanted.window)
    if (!reached || reached.state === 'back') throw new DomainError('TASK_NOT_DONE')
    if (reached.state === 'given') return reached
    if (!isClaimable(reached, world.today)) throw new DomainError('TASK_CLAIM_OVER')
    const claimed = given(book, reached)
    await saveBook(tx, claimed.book, context.now)
    const paid = await pay(context, tx, account, claimed.moves)
    await keepIfChanged(context, tx, { before: account, paid, book: claimed.book, world })
    return reached
  })
  const [reward] = await rewardViews(context, [mark.reward])
  return { title: mark.title, reward: reward as NonNullable<typeof reward>, badge: mark.badge }
}
