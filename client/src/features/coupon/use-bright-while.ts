import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { brightenScreen } from '../../platform/screen'

/** Bright while something on this page waits to be scanned, as before when it does not or another page is in front. */
export function useBrightWhile(isShown: boolean): void {
  const [isInFront, setIsInFront] = useState(false)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  useEffect(() => {
    if (!isShown || !isInFront) return undefined
    const brightening = brightenScreen()
    return () => void brightening.then((putBack) => putBack())
  }, [isShown, isInFront])
}
