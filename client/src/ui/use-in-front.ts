import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** Whether this page is what the person looks at: not when another page, or another app, is in front of it. */
export function useInFront(): boolean {
  const [isInFront, setIsInFront] = useState(false)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  return isInFront
}
