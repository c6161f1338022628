import Taro from '@tarojs/taro'

/** A short tick under the finger that says an act is done. */
export function vibrateShort(): void {
  // Some phones cannot vibrate; the screen says the same.
  Promise.resolve(Taro.vibrateShort({ type: 'light' })).catch(() => {})
}
