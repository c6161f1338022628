import Taro from '@tarojs/taro'

export function showToast(text: string): void {
  Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}

/** Browsers that can vibrate may; the others stay still. */
export function feelSuccess(): void {
  if ('vibrate' in navigator) navigator.vibrate(15)
}
