import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PhoneAction } from '#shared/contract'
import { ApiError } from './api-error'
import { type ActionInput, type ActionOutput, call } from './call'
import { type KeptAnswer, keepAnswer, recallAnswer } from './kept-answers'
import { isFresh } from './last-act'
import { useNetworkBack } from './use-network-back'

interface QueryOptions {
  /** Stores the answer on the phone, so that even a start without network shows what was known. */
  keep?: boolean
  /** Asks again whenever the page is shown again; true by default. */
  refreshOnShow?: boolean
  /**
   * How old an answer may be (ms) before opening or showing the page asks again. An act on this phone makes it stale at
   * once.
   */
  freshMs?: number
  /** False waits, such as for an input that is not known yet; true by default. */
  enabled?: boolean
}

export interface Query<T> {
  data: T | null
  error: ApiError | null
  /** A request is running; if there is `data` it is being refreshed. */
  loading: boolean
  /** When the shown data came (phone clock, epoch ms), if a newer request failed; null while the data is current. */
  staleAt: number | null
  refresh(): Promise<void>
}

interface QueryState<T> {
  key: string
  answer: KeptAnswer<T> | null
  error: ApiError | null
  loading: boolean
}

/** Asks for a screen's data, and keeps the last answer while asking again or while offline. */
export function useQuery<K extends PhoneAction>(
  action: K,
  input: ActionInput<K>,
  { keep = false, refreshOnShow = true, freshMs = 0, enabled = true }: QueryOptions = {},
): Query<ActionOutput<K>> {
  type Data = ActionOutput<K>
  const key = `query:${action}:${JSON.stringify(input)}`
  const isYoung = (answer: KeptAnswer<Data> | null) => answer !== null && isFresh(answer.receivedAt, freshMs)
  const initial = (): QueryState<Data> => {
    const answer = keep ? recallAnswer<K>(key) : null
    return { key, answer, error: null, loading: enabled && !isYoung(answer) }
  }
  const [stored, setState] = useState(initial)
  // A different input is a different question: the old answer must not be drawn for it, not even once.
  const state = stored.key === key ? stored : initial()
  const asking = useRef<{ key: string; work: Promise<void> } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds the input by value
  const refresh = useCallback((): Promise<void> => {
    if (asking.current?.key === key) return asking.current.work
    const isWanted = () => asking.current?.key === key
    const change = (part: Partial<QueryState<Data>>) =>
      setState((before) => ({ ...(before.key === key ? before : initial()), ...part }))
    const ask = async () => {
      change({ loading: true })
      try {
        const answer = { data: await call(action, input), receivedAt: Date.now() }
        if (keep) keepAnswer(key, answer)
        if (isWanted()) change({ answer, error: null, loading: false })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (isWanted()) change({ error, loading: false })
      } finally {
        if (isWanted()) asking.current = null
      }
    }
    const work = ask()
    asking.current = { key, work }
    return work
  }, [key, action, keep])

  const isAnswered = useRef(false)
  isAnswered.current = isYoung(state.answer)
  useEffect(() => {
    if (enabled && !isAnswered.current) void refresh()
    return () => {
      // The page is gone or has asked something else: this answer is no longer wanted.
      asking.current = null
    }
  }, [enabled, refresh])
  useShownAgain(() => {
    const isCurrent = state.error === null && isYoung(state.answer)
    if (enabled && refreshOnShow && !isCurrent) void refresh()
  })

  const { answer, error, loading } = state
  useNetworkBack(error, refresh)
  return { data: answer?.data ?? null, error, loading, staleAt: error && answer ? answer.receivedAt : null, refresh }
}

/** Skips the first time that a page shows: mounting already asks then. */
function useShownAgain(run: () => void): void {
  const wasShown = useRef(false)
  useDidShow(() => {
    if (wasShown.current) run()
    wasShown.current = true
  })
}
