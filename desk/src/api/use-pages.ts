import { useInfiniteQuery } from '@tanstack/react-query'
import type { ActionName } from '#shared/contract'
import { type ActionInput, type ActionOutput, type ApiError, request } from './request'

/** A list that goes on: `next` says what asks for the page after one, null at the end. */
export function usePages<K extends ActionName>(
  action: K,
  first: ActionInput<K> | null,
  next: (page: ActionOutput<K>) => ActionInput<K> | null,
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
    pages: data?.pages,
    error,
    isAsking: isFetching,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    again: () => void refetch(),
  }
}
