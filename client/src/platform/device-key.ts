import Taro from '@tarojs/taro'
import { hashOf } from './hash'

/**
 * What tells this phone from most others: a hash of its model, system and screen. It leaves the phone as nothing but
 * this, is hashed again by the shop with a key of its own, and is only ever compared.
 */
export function deviceKey(): string | null {
  try {
    const { brand, model, system, platform, benchmarkLevel } = Taro.getDeviceInfo()
    const { screenWidth, screenHeight, pixelRatio, statusBarHeight } = Taro.getWindowInfo()
    const { version, language } = Taro.getAppBaseInfo()
    const phone = [brand, model, system, platform, benchmarkLevel]
    return hashOf(JSON.stringify([phone, screenWidth, screenHeight, pixelRatio, statusBarHeight, version, language]))
  } catch {
    // An old WeChat does not say: then this phone is not compared.
    return null
  }
}
