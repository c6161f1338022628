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

/** Asks for a screen's data, and keeps the last answer while asking again. While `input` is null it waits. */
export function useAsk<K extends ActionName>(action: K, input: ActionInput<K> | null): Asked<ActionOutput<K>> {
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<ActionOutput<K>, ApiError>({
    queryKey: [action, input],
    queryFn: () => request(action, input as ActionInput<K>),
    enabled: input !== null,
  })
  return { answer: data, error, isAsking: isFetching, answeredAt: dataUpdatedAt, again: () => void refetch() }
}
