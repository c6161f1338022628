import Taro from '@tarojs/taro'

/** A short message that goes away by itself, so that nobody has to dismiss it. */
export function showToast(text: string): void {
  Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}
