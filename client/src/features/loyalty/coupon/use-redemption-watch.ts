import { useEffect } from 'react'
import { useInFront } from '../../../ui/use-in-front'

export const ASK_MS = 5_000
/** Five minutes: whoever shows a coupon for longer has left the phone lying. */
const ASKS_MAX = 60

/**
 * Asks again and again while a coupon waits at a till, because nobody else tells the phone that it was used. Shown
 * again, the page asks by itself.
 */
export function useRedemptionWatch(isWaiting: boolean, ask: () => Promise<void>): void {
  const isInFront = useInFront()
  useEffect(() => {
    if (!isWaiting || !isInFront) return undefined
    let asks = 0
    const timer = setInterval(() => {
      asks += 1
      if (asks === ASKS_MAX) clearInterval(timer)
      void ask()
    }, ASK_MS)
    return () => clearInterval(timer)
  }, [isWaiting, isInFront, ask])
}
