import { useQuery } from '@tanstack/react-query'
import type { ActionName } from '#shared/contract'
import { type ActionInput, type ActionOutput, type ApiError, request } from './request'

export interface Asked<T> {
  answer: T | undefined
  error: ApiError | null
  isAsking: boolean
  /** When the shown answer came, epoch ms. */
  answeredAt: number
  again(): void
}

export interface AskOptions<T> {
  /**
   * Whether somebody else's next step would change what is shown. While it is so, it is asked again now and then if
   * the page is seen, and whenever the person comes back to it.
   */
  waits?(answer: T): boolean
}

/** How often what others may change is asked for again. */
export const ASK_AGAIN_MS = 15_000

/** Asks for a screen's data, and keeps the last answer while asking again. While `input` is null it waits. */
export function useAsk<K extends ActionName>(
  action: K,
  input: ActionInput<K> | null,
  { waits }: AskOptions<ActionOutput<K>> = {},
): Asked<ActionOutput<K>> {
  const isWaiting = (answer: ActionOutput<K> | undefined) => answer !== undefined && waits?.(answer) === true
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<ActionOutput<K>, ApiError>({
    queryKey: [action, input],
    queryFn: () => request(action, input as ActionInput<K>),
    enabled: input !== null,
    // A hidden page never asks by itself.
    refetchInterval: ({ state }) => (isWaiting(state.data) ? ASK_AGAIN_MS : false),
    refetchOnWindowFocus: ({ state }) => (isWaiting(state.data) ? 'always' : false),
  })
  return { answer: data, error, isAsking: isFetching, answeredAt: dataUpdatedAt, again: () => void refetch() }
}
