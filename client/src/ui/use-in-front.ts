import { useDidHide, useDidShow } from '@tarojs/taro'
import { createContext, useContext, useState } from 'react'

/** Whether the page around is what the person looks at; given by `guarded`. */
export const InFront = createContext(false)

/** Whether this page is what the person looks at: not when another page, or another app, is in front of it. */
export function useInFront(): boolean {
  return useContext(InFront)
}

/** For what stands around a page and outlives each drawing of it: one that is drawn anew is in front already. */
export function usePageInFront(): boolean {
  const [isInFront, setIsInFront] = useState(false)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  return isInFront
}
