import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/**
 * WeChat draws the bar itself, with the title of the page's config, so only a title that is known later has to be set.
 */
export function PageHeader({ title }: { title?: string | undefined }) {
  useEffect(() => {
    if (title) Taro.setNavigationBarTitle({ title })
  }, [title])
  return null
}
