import { useInfiniteQuery } from '@tanstack/react-query'
import type { ActionName } from '#shared/contract'
import { type ActionInput, type ActionOutput, type ApiError, request } from './request'

/**
 * A list that goes on: `next` says what asks for the page after one, null at the end, and `rowsOf` what stands on a page.
 * Answers it as `Answer` takes it, and `more` as `Rows` does.
 */
export function usePages<K extends ActionName, R>(
  action: K,
  first: ActionInput<K> | null,
  next: (page: ActionOutput<K>) => ActionInput<K> | null,
  rowsOf: (page: ActionOutput<K>) => R[],
) {
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
  })
  return {
    // Its pages are of several moments, so none is said.
    asked: { answer: data?.pages.flatMap(rowsOf), error, answeredAt: 0, again: () => void refetch() },
    more: { has: hasNextPage, isAsking: isFetching, ask: () => void fetchNextPage() },
  }
}
