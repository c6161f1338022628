import { useEffect } from 'react'
import { brightenScreen } from '../platform/screen'
import { useInFront } from './use-in-front'

/**
 * Keeps the screen bright while something on this page waits to be scanned, and restores it when nothing does or when
 * another page is in front.
 */
export function useBrightWhile(isShown: boolean): void {
  const isInFront = useInFront()
  useEffect(() => {
    if (!isShown || !isInFront) return undefined
    const brightening = brightenScreen()
    // The person may leave the page before the phone has answered: then restore the brightness when the answer comes.
    return () => void brightening.then((putBack) => putBack())
  }, [isShown, isInFront])
}
