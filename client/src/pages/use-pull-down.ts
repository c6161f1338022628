import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Asks again when the page is pulled down; the page's config has to allow it. */
export function usePullDown(...refreshes: (() => Promise<void>)[]): void {
  usePullDownRefresh(() => {
    const stop = () => Taro.stopPullDownRefresh()
    Promise.all(refreshes.map((refresh) => refresh())).then(stop, stop)
  })
}
