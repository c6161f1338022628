import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { brightenScreen } from '../../platform/screen'

/** Bright while the page is in front, as it was before when it is not. */
export function useBrightScreen(): void {
  const restoring = useRef<Promise<() => void> | null>(null)
  const brighten = () => {
    restoring.current ??= brightenScreen()
  }
  const restore = () => {
    // The page may be left before the phone has answered: put it back whenever it does.
    void restoring.current?.then((putBack) => putBack())
    restoring.current = null
  }
  useDidShow(brighten)
  useDidHide(restore)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it works on a ref; only the end of the page matters
  useEffect(() => restore, [])
}
