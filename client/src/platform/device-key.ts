import Taro from '@tarojs/taro'
import { hashOf } from './hash'

/**
 * A hash of the phone's model, system and screen, which tells it from most other phones. Only the hash leaves the
 * phone. The shop hashes it again with a secret key and uses it only for comparing.
 */
export function deviceKey(): string | null {
  try {
    const { brand, model, system, platform, benchmarkLevel } = Taro.getDeviceInfo()
    const { screenWidth, screenHeight, pixelRatio, statusBarHeight } = Taro.getWindowInfo()
    const { version, language } = Taro.getAppBaseInfo()
    const phone = [brand, model, system, platform, benchmarkLevel]
    return hashOf(JSON.stringify([phone, screenWidth, screenHeight, pixelRatio, statusBarHeight, version, language]))
  } catch {
    // An old WeChat does not tell; then this phone is not compared.
    return null
  }
}
