import Taro from '@tarojs/taro'

const LARGEST = 1.5
/** What an untouched phone answers as `fontSizeSetting`. */
const STANDARD_ON_IOS = 17
const STANDARD = 16

// Taro's typings leave both settings out.
interface TypeSettings {
  SDKVersion?: string
  /** How much larger than usual; base library 2.23.4. */
  fontSizeScaleFactor?: number
  /** The size of body type, which is another one on each system. */
  fontSizeSetting?: number
}

/** How much larger than usual this phone's owner set the type, 1 to 1.5: past that, words no longer fit beside each other. */
export function typeScale(): number {
  try {
    const { fontSizeScaleFactor, fontSizeSetting }: TypeSettings = Taro.getAppBaseInfo()
    const scale = positive(fontSizeScaleFactor) ?? scaleBySetting(positive(fontSizeSetting))
    return Math.min(LARGEST, Math.max(1, scale))
  } catch {
    // Old clients have no such call; standard type is what they show anyway.
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
