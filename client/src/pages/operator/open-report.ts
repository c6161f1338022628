import Taro from '@tarojs/taro'

/** The reports beside the board. Only this file knows them, so that the main package carries nothing of them. */
export function openReport(page: 'retention' | 'funnel' | 'warnings' | 'completeness' | 'reviews' | 'approvals'): void {
  void Taro.navigateTo({ url: `/pages/operator/${page}/index` })
}
