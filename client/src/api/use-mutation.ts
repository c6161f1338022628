import { useCallback, useEffect, useRef, useState } from 'react'
import type { PhoneAction } from '#shared/contract'
import { ApiError, isUndecided } from './api-error'
import { type ActionInput, type ActionOutput, call } from './call'
import { noteAct } from './last-act'
import { newRequestId } from './request-id'

interface MutationOptions<K extends PhoneAction> {
  onDone?: (output: ActionOutput<K>, input: ActionInput<K>) => void
  onError?: (error: ApiError) => void
}

export type Outcome<K extends PhoneAction> =
  | { answer: ActionOutput<K>; error: null }
  | { answer: null; error: ApiError }

export interface Mutation<K extends PhoneAction> {
  /** Null when it was refused, failed, or is already running; `error` then says why. */
  run(input: ActionInput<K>): Promise<ActionOutput<K> | null>
  /**
   * Like the act above, for callers whose next step depends on the refusal; null when the act is already running. All
   * acts that serve one customer carry the same request id, by which the server knows what was reserved for that
   * customer.
   */
  attempt(input: ActionInput<K>, requestId?: string): Promise<Outcome<K> | null>
  running: boolean
  error: ApiError | null
  /** Clears the error, such as when its notice is closed. */
  clearError(): void
}

/** An act that changes something. A second tap while it runs is ignored; a retry after an error cannot happen twice. */
export function useMutation<K extends PhoneAction>(action: K, options: MutationOptions<K> = {}): Mutation<K> {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  // A ref, because two taps can come before React has drawn the first one.
  const isRunning = useRef(false)
  const undecided = useRef<UndecidedAct | null>(null)
  const latestOptions = useLatest(options)
  const isMounted = useIsMounted()

  const attempt = useCallback(
    async (input: ActionInput<K>, requestId?: string): Promise<Outcome<K> | null> => {
      if (isRunning.current) return null
      isRunning.current = true
      setRunning(true)
      setError(null)
      const act = actFor(input, undecided.current, requestId)
      try {
        const answer = await call(action, input, { requestId: act.requestId })
        undecided.current = null
        latestOptions.current.onDone?.(answer, input)
        return { answer, error: null }
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure
        undecided.current = isUndecided(failure) ? act : null
        if (isMounted.current) setError(failure)
        latestOptions.current.onError?.(failure)
        return { answer: null, error: failure }
      } finally {
        isRunning.current = false
        // Also after a failure: the act may have happened all the same.
        noteAct()
        if (isMounted.current) setRunning(false)
      }
    },
    [action, latestOptions, isMounted],
  )
  const run = useCallback(async (input: ActionInput<K>) => (await attempt(input))?.answer ?? null, [attempt])
  const clearError = useCallback(() => setError(null), [])
  return { run, attempt, running, error, clearError }
}

interface UndecidedAct {
  inputText: string
  requestId: string
}

/** The unanswered act, if this is the same act again; with a changed input it is a different act. */
function actFor(input: unknown, undecided: UndecidedAct | null, requestId?: string): UndecidedAct {
  const inputText = JSON.stringify(input)
  if (requestId === undefined && undecided?.inputText === inputText) return undecided
  return { inputText, requestId: requestId ?? newRequestId() }
}

function useLatest<T>(value: T) {
  const latest = useRef(value)
  latest.current = value
  return latest
}

function useIsMounted() {
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  return isMounted
}
