import { useDidShow } from '@tarojs/taro'
import { recordEvent } from '../api/record-event'

/** Records a view each time the page comes to the front. */
export function usePageViewed(page: string): void {
  useDidShow(() => recordEvent('page.viewed', { page }))
}
