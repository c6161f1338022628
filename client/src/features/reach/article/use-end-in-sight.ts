import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/**
 * Whether the end of the text, the element of this id, has been in sight. A text shorter than the screen is at its end
 * after the time that somebody needs who reads quickly.
 */
export function useEndInSight(id: string, isDrawn: boolean, leastMs = 3000): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (!isDrawn || isSeen) return
    const openedAt = Date.now()
    let timer: ReturnType<typeof setTimeout> | null = null
    const observer = Taro.createIntersectionObserver?.(Taro.getCurrentInstance().page ?? {})
    observer?.relativeToViewport().observe(`#${id}`, ({ intersectionRatio = 0 }) => {
      if (intersectionRatio <= 0 || timer !== null) return
      timer = setTimeout(() => setSeen(true), Math.max(0, leastMs - (Date.now() - openedAt)))
    })
    return () => {
      observer?.disconnect()
      if (timer !== null) clearTimeout(timer)
    }
  }, [id, isDrawn, isSeen, leastMs])
  return isSeen
}
