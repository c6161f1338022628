import type { Told } from '#shared/base/facts/told-facts'
import { type DeedBook, emptyBook, joinedBooks, partedBooks } from '#shared/growth/task/book'
import { settleJoined } from '#shared/growth/task/settle'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findAccount } from '../../ledger/account/account.face'
import { findMember, getHolder, recordsOfPerson } from '../../people/member/member.face'
import { keepIfChanged, worldOf } from './count.service'
import { bookOf, findBook, saveBook } from './deed-book.repository'
import { pay } from './pay.service'

/**
 * After a merge, what the record did goes into the book of whoever carries it on, and what the two have done together is
 * theirs. Both books are written, so that a deed that is counted at this moment meets this.
 */
export async function joinBooks(tx: Tx, { memberId }: Told<'member.merged'>, context: Context): Promise<void> {
  const holder = await getHolder(tx, memberId)
  // Parted again before this was answered.
  if (holder._id === memberId) return
  const from = await bookOf(tx, memberId)
  const into = await bookOf(tx, holder._id)
  await saveBook(tx, emptyBook(memberId), context.now)
  if (holder.status !== 'active') {
    await saveBook(tx, joinedBooks(into, from), context.now)
    return
  }
  const world = await worldOf(context, holder)
  const { book, moves } = settleJoined(into, from, world)
  await saveBook(tx, book, context.now)
  await keepIfChanged(context, tx, { before: holder, paid: await pay(context, tx, holder, moves), book, world })
}

/** A merge was undone: what the record did goes back to it, with what was merged into it before. */
export async function partBooks(tx: Tx, { memberId }: Told<'member.parted'>, context: Context): Promise<void> {
  const apart = (await findMember(tx, memberId))?.unmerged?.into
  const joined = apart ? await findBook(tx, apart) : null
  // It is its own book already where the merge was never answered, and the two have to stand apart by now.
  if (!joined || (await getHolder(tx, memberId))._id !== memberId) return
  const { into, from } = partedBooks(joined, await recordsOfPerson(context.db, memberId))
  const own = await bookOf(tx, memberId)
  await keep(context, tx, into)
  await keep(context, tx, joinedBooks(own, from))
}

/** With what the account says of it: how near a task is. */
async function keep(context: Context, tx: Tx, book: DeedBook): Promise<void> {
  await saveBook(tx, book, context.now)
  const account = await findAccount(tx, book._id)
  if (account?.status !== 'active') return
  await keepIfChanged(context, tx, { before: account, paid: account, book, world: await worldOf(context, account) })
}
