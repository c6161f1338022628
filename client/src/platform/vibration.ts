import Taro from '@tarojs/taro'

/** A short tick under the finger: it is done. */
export function vibrateShort(): void {
  // A phone that cannot vibrate says so; the screen tells the same thing.
  Promise.resolve(Taro.vibrateShort({ type: 'light' })).catch(() => {})
}
