import { entriesOfBook } from '#shared/growth/task/audit'
import type { DeedBook } from '#shared/growth/task/book'
import type { Entry } from '#shared/ledger/points/entry'

/** What books say was given stands in the ledger, what they say was taken back was reversed, and nothing else was given. */
export function auditBooks(read: <T>(collection: string) => T[]): string[] {
  const entries = read<Entry>('entries')
  const byId = new Map(entries.map((entry) => [entry._id, entry]))
  const isReversed = (id: string) => byId.has(`reversal:${id}`)
  const told = read<DeedBook>('deed_books').flatMap(entriesOfBook)
  const known = new Set(told.map(({ id }) => id))
  const given = entries.filter(({ reason, at }) => (reason === 'act' || reason === 'task') && at > 0)
  return [
    ...told.flatMap(({ id, stands }) => {
      if (!byId.has(id)) return [`${id} is in a book and not in the ledger`]
      return stands === isReversed(id) ? [`${id} ${stands ? 'was reversed' : 'stands'}, its book says otherwise`] : []
    }),
    ...given.flatMap(({ _id }) => (known.has(_id) ? [] : [`${_id} is in the ledger and in no book`])),
  ]
}
