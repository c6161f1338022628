import { entriesOfBook } from '#shared/growth/task/audit'
import type { DeedBook } from '#shared/growth/task/book'
import type { Entry } from '#shared/ledger/points/entry'

/**
 * What books say was given stands in the ledger, what they say was taken back was reversed, and nothing else was given: what
 * is too old to be kept by itself is there as often as the book says that its rule has paid.
 */
export function auditBooks(read: <T>(collection: string) => T[]): string[] {
  const entries = read<Entry>('entries')
  const books = read<DeedBook>('deed_books')
  const byId = new Map(entries.map((entry) => [entry._id, entry]))
  const isReversed = (id: string) => byId.has(`reversal:${id}`)
  const told = books.flatMap(entriesOfBook)
  const known = new Set(told.map(({ id }) => id))
  const given = entries.filter(({ reason, at }) => (reason === 'act' || reason === 'task') && at > 0)
  const unknown = given.filter(({ _id }) => !known.has(_id))
  return [
    ...told.flatMap(({ id, stands }) => {
      if (!byId.has(id)) return [`${id} is in a book and not in the ledger`]
      return stands === isReversed(id) ? [`${id} ${stands ? 'was reversed' : 'stands'}, its book says otherwise`] : []
    }),
    ...unknown.filter(({ reason }) => reason === 'task').map(({ _id }) => `${_id} is in the ledger and in no book`),
    ...auditFolded(
      books,
      unknown.filter(({ _id, reason }) => reason === 'act' && !isReversed(_id)),
    ),
  ]
}

/** By member and rule: entries of deeds that are not kept one by one any more against how many of them the book has counted. */
function auditFolded(books: readonly DeedBook[], folded: readonly Entry[]): string[] {
  const counted = new Map<string, number>(
    books.flatMap(({ _id, life }) => Object.entries(life).map(([rule, times]) => [`${_id} ${rule}`, times] as const)),
  )
  const found = new Map<string, string[]>()
  for (const { _id, memberId, sourceId } of folded) {
    const place = `${memberId} ${sourceId.split(':')[0]}`
    found.set(place, [...(found.get(place) ?? []), _id])
  }
  const places = [...new Set([...counted.keys(), ...found.keys()])]
  return places.flatMap((place) => {
    const [ids, times] = [found.get(place) ?? [], counted.get(place) ?? 0]
    if (ids.length === times) return []
    const which = ids.length > times ? `: ${ids.slice(0, 3).join(', ')}` : ''
    return [`${place} was given ${ids.length} times for what is in no book, the book has folded ${times}${which}`]
  })
}
