import { useCallback, useRef, useState } from 'react'
import type { PhoneAction } from '#shared/contract'
import { ApiError } from '../../../api/api-error'
import { type ActionInput, type ActionOutput, call } from '../../../api/call'

export type Outcome<K extends PhoneAction> =
  | { answer: ActionOutput<K>; error: null }
  | { answer: null; error: ApiError }

export interface TillAct<K extends PhoneAction> {
  /** Null when it is already running. */
  run(input: ActionInput<K>, requestId: string): Promise<Outcome<K> | null>
  running: boolean
  error: ApiError | null
  clearError(): void
}

/**
 * One of the acts that serve one customer: they all carry the request id of that customer, by which the server knows
 * what was reserved for whom. A second tap while it runs is ignored.
 */
export function useTillAct<K extends PhoneAction>(action: K): TillAct<K> {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  // A ref, because two taps can come before React has drawn the first one.
  const isRunning = useRef(false)
  const run = useCallback(
    async (input: ActionInput<K>, requestId: string): Promise<Outcome<K> | null> => {
      if (isRunning.current) return null
      isRunning.current = true
      setRunning(true)
      setError(null)
      try {
        return { answer: await call(action, input, { requestId }), error: null }
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure
        setError(failure)
        return { answer: null, error: failure }
      } finally {
        isRunning.current = false
        setRunning(false)
      }
    },
    [action],
  )
  const clearError = useCallback(() => setError(null), [])
  return { run, running, error, clearError }
}
