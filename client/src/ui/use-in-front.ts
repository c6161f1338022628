import { useDidHide, useDidShow } from '@tarojs/taro'
import { createContext, useContext, useState } from 'react'

/** Whether the person is looking at the surrounding page; `guarded` provides it. */
export const InFront = createContext(false)

/** Whether the person is looking at this page: false while another page, or another app, is in front of it. */
export function useInFront(): boolean {
  return useContext(InFront)
}

/** For code around a page that outlives the page's drawings: a page that is drawn anew is already in front. */
export function usePageInFront(): boolean {
  const [isInFront, setIsInFront] = useState(false)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  return isInFront
}
