import Taro from '@tarojs/taro'
import { reportFault } from '../api/report-fault'
import { watchApp } from '../platform/app-watch'

const ROUTE = /^[\w/-]{1,80}$/

/** Faults outside of any page, links to pages that are gone, and a new version: nobody else would hear of them. */
export function watchOverApp(): void {
  watchApp({
    onFault: (kind, thrown) => reportFault({ kind, thrown }),
    onPageNotFound(page) {
      // A printed code or an old card: home shows the way on.
      void Taro.switchTab({ url: '/pages/home/index' })
      reportFault({ kind: 'page-not-found', page: ROUTE.test(page) ? page : undefined })
    },
    onUpdateReady: (apply) => void offerUpdate(apply),
  })
}

/** Asked, never done by itself: somebody may be standing at the till. It comes with the next start anyway. */
async function offerUpdate(apply: () => void): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '新版本准备好了',
    content: '重新打开就能用上，现在的内容不会丢。',
    confirmText: '重新打开',
    cancelText: '稍后',
  })
  if (confirm) apply()
}
