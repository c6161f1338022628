import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ActionName } from '#shared/contract'
import { type ActionInput, type ActionOutput, ApiError, isUndecided, newRequestId, request } from './request'

export interface Act<K extends ActionName> {
  /** Null when it was refused, failed, or is already running; `error` then says why. */
  run(input: ActionInput<K>): Promise<ActionOutput<K> | null>
  isRunning: boolean
  error: ApiError | null
  clear(): void
}

/** An act that changes something. A second click while it runs is ignored; a retry after a lost reply cannot happen twice. */
export function useAct<K extends ActionName>(action: K): Act<K> {
  const queries = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const busy = useRef(false)
  const undecided = useRef<{ text: string; requestId: string } | null>(null)

  const run = async (input: ActionInput<K>): Promise<ActionOutput<K> | null> => {
    if (busy.current) return null
    busy.current = true
    setRunning(true)
    setError(null)
    const text = JSON.stringify(input)
    const requestId = undecided.current?.text === text ? undecided.current.requestId : newRequestId()
    try {
      const answer = await request(action, input, requestId)
      undecided.current = null
      return answer
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      undecided.current = isUndecided(failure) ? { text, requestId } : null
      setError(failure)
      return null
    } finally {
      busy.current = false
      setRunning(false)
      // Also after a failure: the act may have happened all the same.
      void queries.invalidateQueries()
    }
  }
  return { run, isRunning, error, clear: () => setError(null) }
}
