import Taro from '@tarojs/taro'
import { reportFault } from '../api/report-fault'
import { watchApp } from '../platform/app-watch'

const ROUTE = /^[\w/-]{1,80}$/

/** Watches for faults outside of pages, links to missing pages, and a new version: nobody else would notice them. */
export function watchOverApp(): void {
  watchApp({
    onFault: (kind, thrown) => reportFault({ kind, thrown }),
    onPageNotFound(page) {
      // The link comes from a printed code or an old card; home shows the way on.
      void Taro.switchTab({ url: '/pages/home/index' })
      reportFault({ kind: 'page-not-found', page: ROUTE.test(page) ? page : undefined })
    },
    onUpdateReady: (apply) => void offerUpdate(apply),
  })
}

/** Asks before updating, because somebody may be standing at the till. The next start updates anyway. */
async function offerUpdate(apply: () => void): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '新版本准备好了',
    content: '重新打开就能用上，现在的内容不会丢。',
    confirmText: '重新打开',
    cancelText: '稍后',
  })
  if (confirm) apply()
}
