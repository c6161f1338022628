import { useState } from 'react'
import type { PhoneAction } from '#shared/contract'
import type { ActionInput, ActionOutput } from './call'
import { type More, useMore } from './use-more'
import { type Query, useQuery } from './use-query'

interface PagesOptions<K extends PhoneAction, T> {
  /** The input that asks for the page after this one; null at the end. */
  nextOf: (page: ActionOutput<K>) => ActionInput<K> | null
  itemsOf: (page: ActionOutput<K>) => readonly T[]
  keep?: boolean
  /** As of `useQuery`. */
  refreshOnShow?: boolean
}

/** A list as far as it is loaded. */
export interface Pages<T> {
  query: Query<T[]>
  more: More
  /** Asks for the first page again and drops the others, because an act may have changed any of them. */
  startOver(): void
}

/** A list that comes in pages: the first one as any screen's data, the others when they are asked for. */
export function usePages<K extends PhoneAction, T>(
  action: K,
  first: ActionInput<K>,
  { nextOf, itemsOf, keep = false, refreshOnShow = true }: PagesOptions<K, T>,
): Pages<T> {
  const query = useQuery(action, first, { keep, refreshOnShow })
  const [known, setKnown] = useState(query.data)
  const [later, setLater] = useState<ActionOutput<K>[]>([])
  const endOf = (page: ActionOutput<K> | null) => JSON.stringify(page && nextOf(page))
  if (query.data !== known) {
    setKnown(query.data)
    // The later pages are kept only while the first page still ends where it did.
    if (endOf(query.data) !== endOf(known)) setLater([])
  }
  const last = later[later.length - 1] ?? query.data
  const more = useMore(action, last && nextOf(last), (page) => setLater((before) => [...before, page]))
  const startOver = () => {
    setLater([])
    void query.refresh()
  }
  const items = query.data && [query.data, ...later].flatMap((page) => itemsOf(page))
  return { query: { ...query, data: items }, more, startOver }
}
