import Taro from '@tarojs/taro'

const LARGEST = 1.5
/** The `fontSizeSetting` of a phone whose owner never changed it. */
const STANDARD_ON_IOS = 17
const STANDARD = 16

// Taro's typings lack both settings.
interface TypeSettings {
  SDKVersion?: string
  /** The factor against the usual size; since base library 2.23.4. */
  fontSizeScaleFactor?: number
  /** The size of body type; each system has its own default. */
  fontSizeSetting?: number
}

/**
 * How much larger than usual this phone's owner set the type, 1 to 1.5. Above that, words no longer fit beside each
 * other.
 */
export function typeScale(): number {
  try {
    const { fontSizeScaleFactor, fontSizeSetting }: TypeSettings = Taro.getAppBaseInfo()
    const scale = positive(fontSizeScaleFactor) ?? scaleBySetting(positive(fontSizeSetting))
    return Math.min(LARGEST, Math.max(1, scale))
  } catch {
    // Old clients lack this call; they show standard type anyway.
    return 1
  }
}

function scaleBySetting(setting: number | null): number {
  if (setting === null) return 1
  const isIos = /^(ios|mac)/.test(Taro.getDeviceInfo().platform ?? '')
  return setting / (isIos ? STANDARD_ON_IOS : STANDARD)
}

function positive(value: number | undefined): number | null {
  return typeof value === 'number' && value > 0 ? value : null
}
