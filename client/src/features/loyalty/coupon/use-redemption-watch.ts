import { useEffect } from 'react'
import { useInFront } from '../../../ui/use-in-front'

export const ASK_MS = 5_000
/** Five minutes: a coupon shown for longer is probably on a phone left lying. */
const ASKS_MAX = 60

/**
 * Asks repeatedly while a coupon waits at a till, because nothing notifies the phone that it was used. When the page is
 * shown again, the page asks by itself.
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
