import { useInfiniteQuery } from '@tanstack/react-query'
import type { ActionName } from '#shared/contract'
import { type ActionInput, type ActionOutput, type ApiError, request } from './request'
import { ASK_AGAIN_MS } from './use-ask'

export interface Pages<R> {
  asked: { answer: R[] | undefined; error: ApiError | null; answeredAt: number; again(): void }
  more: { has: boolean; isAsking: boolean; ask(): void }
}

/**
 * A list that comes in pages. `next` gives the input for the page after one, null at the end, and `rowsOf` the rows of
 * a page. Returns the list as `Answer` takes it, and `more` as `Rows` takes it. A list that
 * others add to is watched: asked for again now and then while it is seen, and whenever the person comes back to it.
 */
export function usePages<K extends ActionName, R>(
  action: K,
  first: ActionInput<K> | null,
  next: (page: ActionOutput<K>) => ActionInput<K> | null,
  rowsOf: (page: ActionOutput<K>) => R[],
  { isWatched = false }: { isWatched?: boolean } = {},
): Pages<R> {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<
    ActionOutput<K>,
    ApiError,
    { pages: ActionOutput<K>[] },
    unknown[],
    ActionInput<K>
  >({
    queryKey: [action, first, 'pages'],
    queryFn: ({ pageParam }) => request(action, pageParam as ActionInput<K>),
    initialPageParam: first as ActionInput<K>,
    getNextPageParam: (page) => next(page),
    enabled: first !== null,
    refetchInterval: isWatched && ASK_AGAIN_MS,
    refetchOnWindowFocus: isWatched && 'always',
  })
  return {
    // The pages come from several moments, so no time is given.
    asked: { answer: data?.pages.flatMap(rowsOf), error, answeredAt: 0, again: () => void refetch() },
    more: { has: hasNextPage, isAsking: isFetching, ask: () => void fetchNextPage() },
  }
}
