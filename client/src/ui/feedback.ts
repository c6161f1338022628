import Taro from '@tarojs/taro'

/** A word at the side that goes away by itself; nothing has to be dismissed. */
export function showToast(text: string): void {
  Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}

/** Success is felt: a short, light vibration. Phones without one (and browsers) stay still. */
export function feelSuccess(): void {
  // A missing motor is no failure of the act that succeeded.
  Promise.resolve(Taro.vibrateShort({ type: 'light' })).catch(() => undefined)
}
