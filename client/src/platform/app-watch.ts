import Taro from '@tarojs/taro'

interface Watchers {
  onFault(kind: 'error' | 'rejection', thrown: unknown): void
  /** Called for a link to a page that this version does not have. */
  onPageNotFound(page: string): void
  onUpdateReady(apply: () => void): void
}

/**
 * What WeChat reports about the mini-program as a whole. Called once, at launch. Parts that this WeChat lacks are
 * skipped.
 */
export function watchApp({ onFault, onPageNotFound, onUpdateReady }: Watchers): void {
  Taro.onError((message) => onFault('error', message))
  Taro.onUnhandledRejection(({ reason }) => onFault('rejection', reason))
  Taro.onPageNotFound(({ path }) => onPageNotFound(path))
  const updates = Taro.getUpdateManager()
  updates.onUpdateReady(() => onUpdateReady(() => updates.applyUpdate()))
}
