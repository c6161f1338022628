import { type DeedBook, emptyBook } from '#shared/growth/task/book'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** One document for each member who has done something that counts. */
const books = collection<DeedBook>('deed_books')

export const findBook = (reader: Reader, memberId: string) => reader.find(books, memberId)
export const findBooks = (db: Db, memberIds: readonly string[]) => db.findMany(books, memberIds)
/** Also where nothing was kept before: then an empty one. */
export const bookOf = async (reader: Reader, memberId: string): Promise<DeedBook> =>
  (await findBook(reader, memberId)) ?? emptyBook(memberId)
/** Whoever counts writes it, so that two who count at once meet here. */
export const saveBook = (tx: Tx, book: DeedBook, now: number) => tx.save(books, { ...book, updatedAt: now })
/** By id, from the beginning. */
export const pageBooks = (db: Db, afterId: string | null, limit: number) => db.page(books, { afterId, limit })
