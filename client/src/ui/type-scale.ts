import Taro from '@tarojs/taro'

const LARGEST = 1.5
const STANDARD_FONT_SIZE = 16

/** How much larger than usual this phone's owner set the type, 1 to 1.5: past that, words no longer fit beside each other. */
export function typeScale(): number {
  try {
    // Taro's typings leave the setting out.
    const base: { SDKVersion?: string; fontSizeSetting?: number } = Taro.getAppBaseInfo()
    return Math.min(LARGEST, Math.max(1, (base.fontSizeSetting ?? STANDARD_FONT_SIZE) / STANDARD_FONT_SIZE))
  } catch {
    // Old clients have no such call; standard type is what they show anyway.
    return 1
  }
}
