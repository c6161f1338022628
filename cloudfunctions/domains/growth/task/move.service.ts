import type { Told } from '#shared/base/facts/told-facts'
import { emptyBook, joinedBooks, partedBooks } from '#shared/growth/task/book'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findMember, getHolder } from '../../people/member/member.face'
import { bookOf, findBook, saveBook } from './deed-book.repository'

/**
 * After a merge, what the record did goes into the book of whoever carries it on. Both books are written, so that a deed
 * that is counted at this moment meets this.
 */
export async function joinBooks(tx: Tx, { memberId }: Told<'member.merged'>, context: Context): Promise<void> {
  const holder = await getHolder(tx, memberId)
  // Parted again before this was answered.
  if (holder._id === memberId) return
  const from = await bookOf(tx, memberId)
  const into = await bookOf(tx, holder._id)
  await saveBook(tx, joinedBooks(into, from), context.now)
  await saveBook(tx, emptyBook(memberId), context.now)
}

/** A merge was undone: what the record did goes back to it. */
export async function partBooks(tx: Tx, { memberId }: Told<'member.parted'>, context: Context): Promise<void> {
  const apart = (await findMember(tx, memberId))?.unmerged?.into
  const joined = apart ? await findBook(tx, apart) : null
  // It is its own book already where the merge was never answered, and the two have to stand apart by now.
  if (!joined || (await getHolder(tx, memberId))._id !== memberId) return
  const { into, from } = partedBooks(joined, memberId)
  const own = await bookOf(tx, memberId)
  await saveBook(tx, into, context.now)
  await saveBook(tx, joinedBooks(own, from), context.now)
}
