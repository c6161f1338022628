import Taro from '@tarojs/taro'

type Report = 'retention' | 'funnel' | 'warnings' | 'incidents' | 'completeness' | 'reviews' | 'visits' | 'approvals'

/** The reports beside the board. Only this file knows them, so that the main package carries nothing of them. */
export function openReport(page: Report): void {
  void Taro.navigateTo({ url: `/pages/operator/${page}/index` })
}
