import { useEffect } from 'react'
import { brightenScreen } from '../platform/screen'
import { useInFront } from './use-in-front'

/** Bright while something on this page waits to be scanned, as before when it does not or another page is in front. */
export function useBrightWhile(isShown: boolean): void {
  const isInFront = useInFront()
  useEffect(() => {
    if (!isShown || !isInFront) return undefined
    const brightening = brightenScreen()
    // The page may be left before the phone has answered: put it back whenever it does.
    return () => void brightening.then((putBack) => putBack())
  }, [isShown, isInFront])
}
