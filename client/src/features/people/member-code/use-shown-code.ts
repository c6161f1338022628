import { useEffect, useMemo, useState } from 'react'
import { CODE_STEP_MS } from '#shared/people/member/rotating-code'
import { type ApiError, isUndecided } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { useMutation } from '../../../api/use-mutation'
import { onScreenshot } from '../../../platform/screen'
import { useInFront } from '../../../ui/use-in-front'
import { burnCode, isBurnt } from './burnt-codes'

export const RETRY_MS = 5_000

export interface ShownCode {
  /** Null while there is no code that a till would take. */
  code: string | null
  /** How far into its step the code was when the page came to the front; null while it does not change by itself. */
  elapsedMs: number | null
  error: ApiError | null
  loading: boolean
  /** The server's time when the page first got a code; null before. */
  sinceAt: number | null
  ask: () => void
}

/** Turns the server's instants into durations: the phone's clock may be wrong, but it runs at the right speed. */
interface HeldCode {
  code: string | null
  receivedAt: number
  changesAfterMs: number
  goodForMs: number
}

/**
 * The code to show now. It changes with its step, and at once after a screenshot. Nothing is asked while nobody looks.
 */
export function useShownCode(isMember: boolean): ShownCode {
  const [held, setHeld] = useState<HeldCode | null>(null)
  const [sinceAt, setSinceAt] = useState<number | null>(null)
  const isInFront = useInFront()
  const { run: renew } = useMutation('member.renewCode', {
    onDone: (answer) => setHeld(heldOf(answer)),
    onError: (failure) => {
      // This step has no other code. Showing none until the next step is better than showing one that somebody has a
      // picture of.
      if (!isUndecided(failure)) setHeld((before) => before && { ...before, code: null })
    },
  })
  // This is not a query: the clock asks again, and the answer of another act may replace its answer.
  const { run, running, error } = useMutation('member.getCode', {
    onDone: (answer) => {
      setSinceAt((before) => before ?? answer.now)
      const isShowable = !isBurnt(answer.code)
      setHeld({ ...heldOf(answer), ...(!isShowable && { code: null }) })
      if (!isShowable) void renew({ code: answer.code })
    },
  })

  useEffect(() => {
    if (!isInFront || !isMember) return undefined
    const waitMs = error ? RETRY_MS : held ? held.changesAfterMs - ageOf(held) : 0
    const timer = setTimeout(() => void run({}), Math.max(waitMs, 0))
    return () => clearTimeout(timer)
  }, [isInFront, isMember, held, error, run])

  useEffect(() => {
    if (!held) return undefined
    const timer = setTimeout(() => setHeld(null), Math.max(held.goodForMs - ageOf(held), 0))
    return () => clearTimeout(timer)
  }, [held])

  const code = held && ageOf(held) < held.goodForMs ? held.code : null
  // Read once for each code and each showing; a style then moves the bar.
  const elapsedMs = useMemo(() => {
    const leftMs = held ? held.changesAfterMs - ageOf(held) : 0
    return isInFront && leftMs > 0 ? CODE_STEP_MS - leftMs : null
  }, [held, isInFront])
  useEffect(() => {
    if (!isInFront || code === null) return undefined
    return onScreenshot(() => {
      burnCode(code)
      void renew({ code })
    })
  }, [isInFront, code, renew])
  return { code, elapsedMs, error, loading: running, sinceAt, ask: () => void run({}) }
}

function heldOf({ code, now, changesAt, validUntilAt }: ActionOutput<'member.getCode'>): HeldCode {
  return { code, receivedAt: Date.now(), changesAfterMs: changesAt - now, goodForMs: validUntilAt - now }
}

function ageOf({ receivedAt }: HeldCode): number {
  return Date.now() - receivedAt
}
