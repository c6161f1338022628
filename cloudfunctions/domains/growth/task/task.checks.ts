import { entriesOfBook } from '#shared/growth/task/audit'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Check } from '../../../platform/noun/check'
import { findEntries } from '../../ledger/points/points.face'
import { pageBooks } from './deed-book.repository'

const PAGE_SIZE = 100
const READ_AT_ONCE = 1000
/** A book may be older than the entries as read, so one that changed just now waits for the next run. */
const SETTLES_IN_MS = 120_000

/** What a book says was given is in the ledger. What a person took back by hand there is no fault. */
export const deedBookCheck: Check = {
  name: 'deed-books',
  title: '任务和成长奖励',
  means: '记着给过的任务或成长奖励，积分流水里没有。少给的用“调积分”补，再报给开发者。',
  async page(context, afterId) {
    const books = await pageBooks(context.db, afterId, PAGE_SIZE)
    const settled = books.filter(({ updatedAt }) => updatedAt <= context.now - SETTLES_IN_MS)
    const wanted = settled.flatMap((book) => entriesOfBook(book).map(({ id }) => ({ id, subject: book._id })))
    const known = new Set<string>()
    for (let from = 0; from < wanted.length; from += READ_AT_ONCE) {
      const ids = wanted.slice(from, from + READ_AT_ONCE).map(({ id }) => id)
      for (const { _id } of await findEntries(context.db, ids)) known.add(_id)
    }
    const missing = wanted.filter(({ id }) => !known.has(id))
    const findings = missing.map(({ id, subject }) => {
      const what = id.startsWith('task:') ? '任务奖励' : '成长奖励'
      return { subject, text: `有一笔给过的${what}，积分流水里没有` }
    })
    return { findings, afterId: nextAfterId(books, PAGE_SIZE), looked: books.length }
  },
}
