import type { BusinessDay } from '#shared/kernel/business-day'
import type { Article } from './article'

/** What decides which cards a member sees, and which of them first. */
export interface Reader {
  tierKey: string
  /** The tags of the member; empty for whoever has not agreed to offers chosen for them. */
  tagKeys: ReadonlySet<string>
  /** The store that the member joined at; null when none is known. */
  storeId: string | null
}

export function isShown({ status, fromDay, untilDay, tierKeys, storeId }: Article, reader: Reader, today: BusinessDay) {
  if (status !== 'live' || today < fromDay || today > untilDay) return false
  if (tierKeys && !tierKeys.includes(reader.tierKey)) return false
  return storeId === null || storeId === reader.storeId
}

/** The cards of a member: first those that share most interests with the member, of these the newest. */
export function shelfOf(articles: readonly Article[], reader: Reader, today: BusinessDay): Article[] {
  const shared = ({ interestKeys }: Article) => interestKeys.filter((key) => reader.tagKeys.has(key)).length
  return articles
    .filter((article) => isShown(article, reader, today))
    .sort((a, b) => shared(b) - shared(a) || compare(b.fromDay, a.fromDay) || compare(a._id, b._id))
}

/** The same cards in another order: the newest first, or those that were not read yet. */
export function reordered(shelf: readonly Article[], order: string, isRead: (articleId: string) => boolean): Article[] {
  if (order === 'newest') return [...shelf].sort((a, b) => compare(b.fromDay, a.fromDay))
  if (order === 'unread') return [...shelf].sort((a, b) => Number(isRead(a._id)) - Number(isRead(b._id)))
  return [...shelf]
}

/** With one of them first, if the member may see it at all. */
export const withFirst = (shelf: readonly Article[], articleId: string): Article[] => [
  ...shelf.filter(({ _id }) => _id === articleId),
  ...shelf.filter(({ _id }) => _id !== articleId),
]

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
