import Taro from '@tarojs/taro'

/** A word at the side that goes away by itself; nothing has to be dismissed. */
export function showToast(text: string): void {
  Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}
